import { TooBusyError } from 'db/threads/places';
import type { Refusal } from '~/server/json-error.server';

type Say = (status: number, refusal: Refusal, headers: Record<string, string>) => Response;

/** A loader of a file that, where too many are asked for at once, says so and when to come again. */
export function orSayTooBusy<Args>(
  load: (args: Args) => Promise<Response>,
  say: Say = asText,
): (args: Args) => Promise<Response> {
  return async (args) => {
    try {
      return await load(args);
    } catch (error) {
      if (!(error instanceof TooBusyError)) throw error;
      return say(503, TOO_BUSY, { 'Retry-After': String(error.retryAfterSeconds) });
    }
  };
}

const asText: Say = (status, { message, advice }, headers) =>
  new Response(`${message} ${advice}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });

const TOO_BUSY: Refusal = {
  code: 'too_many_files',
  message: 'Too many files are being made at once.',
  advice: 'Wait for those that you asked for, then try again.',
};
