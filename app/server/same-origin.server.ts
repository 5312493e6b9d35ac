import { type Refused, refusePage } from '~/server/refused.server';

/**
 * Refuses a writing request that another site's page made a browser send (403). Browsers tell through Sec-Fetch-Site,
 * or, over plain http, through Origin; what sends neither is no browser and carries no borrowed cookie.
 */
export function assertSameOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null) {
    if (site === 'same-origin' || site === 'none') return;
    throw refusePage(OTHER_SITE);
  }
  const origin = request.headers.get('Origin');
  const host = request.headers.get('Host') ?? new URL(request.url).host;
  if (origin !== null && !isSameOrigin(origin, host)) throw refusePage(OTHER_SITE);
}

/** Whether an Origin header names the host that is asked. */
export const isSameOrigin = (origin: string, host: string) => URL.canParse(origin) && new URL(origin).host === host;

export const OTHER_SITE: Refused = {
  status: 403,
  code: 'other_site',
  message: 'Another site sent this form, so nothing was changed.',
  advice: 'Open the page here, then send it again.',
};
