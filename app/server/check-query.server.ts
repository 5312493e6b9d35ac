import { whyFieldsRefused } from './check-fields.server';
import { type Refused, refusePage } from './refused.server';

/** Why an address's query is refused; null where it is within the bounds of a form. */
export const whyQueryRefused = (query: URLSearchParams): Refused | null =>
  query.has('_data') ? OLD_WAY : whyFieldsRefused(query);

/** Refuses a request whose query is out of bounds, before anything reads it. */
export function assertQuery(request: Request, refuse: (refused: Refused) => Response = refusePage): void {
  const refused = whyQueryRefused(new URL(request.url).searchParams);
  if (refused !== null) throw refuse(refused);
}

/** How pages asked for data once: the framework still answers it, past what pages go through. */
const OLD_WAY: Refused = {
  status: 400,
  code: 'unknown_field',
  message: 'This address does not exist here.',
  advice: 'Open the page itself.',
};
