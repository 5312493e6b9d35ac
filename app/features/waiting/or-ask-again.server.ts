import { data } from '@remix-run/node';
import { askingAgain } from 'db/asked-again';
import { isBusy } from 'db/is-busy';
import { TooBusyError } from 'db/threads/places';
import type { SentAgain } from '~/components/send-again';
import { readForm } from '~/server/read-form.server';
import { SECRET_FIELDS } from '~/server/secret-fields.server';

/**
 * An action that, where a load holds the right to write for longer than a write waits, or too much is asked for at once,
 * answers 503 with a page that has all of what was typed and sends it again with one click, without scripts too. Nothing
 * was changed then. What it was let through with is asked again in each transaction in which it writes.
 */
export function orAskAgain<Args extends { request: Request }, Answer>(
  act: (args: Args) => Promise<Answer>,
): (args: Args) => Promise<Answer> {
  return async (args) => {
    const { request } = args;
    const isForm = request.headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded');
    const copy = isForm ? request.clone() : null;
    try {
      return await askingAgain(() => act(args));
    } catch (error) {
      const isTooMuch = error instanceof TooBusyError;
      if (!isTooMuch && !isBusy(error)) throw error;
      const typed = copy ? await typedIn(copy) : NOTHING;
      const why = isTooMuch ? ({ why: 'too much' } as const) : {};
      const sent: SentAgain = { kind: 'send again', ...why, ...typed, to: pathOf(request) };
      const seconds = isTooMuch ? error.retryAfterSeconds : 60;
      throw data(sent, { status: 503, headers: { 'Retry-After': String(seconds) } });
    }
  };
}

const NOTHING = { fields: [], isWhole: false };

async function typedIn(request: Request): Promise<Pick<SentAgain, 'fields' | 'isWhole'>> {
  const all = [...(await readForm(request))].filter((field): field is [string, string] => typeof field[1] === 'string');
  const fields = all.filter(([name]) => !SECRET_FIELDS.includes(name));
  return { fields, isWhole: fields.length === all.length };
}

function pathOf({ url }: Request): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
