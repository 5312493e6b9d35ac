import { jsonError, type Refusal } from '~/server/json-error.server';

/** Why a request is not taken, and the status that says so. */
export type Refused = Refusal & { status: number };

/** Thrown by what reads a request, where it is more or other than is taken. */
export class RequestRefused extends Error {
  constructor(readonly refused: Refused) {
    super(refused.message);
  }
}

/** The answer for people, in plain words; a page's error boundary shows them. */
export function refusePage({ status, message, advice }: Refused): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(`${message} ${advice}`, { status, headers });
}

/** The same for another program. */
export function refuseProgram({ status, ...refusal }: Refused): Response {
  return jsonError(status, refusal);
}
