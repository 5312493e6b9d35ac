import { randomInt } from 'node:crypto';
import { logger } from '~/logger.server';

/** Letters and digits that are not mistaken for each other when read out. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const references = new WeakMap<Request, string>();

/** Logs an unexpected error of a request under a reference number, which the page then shows. */
export function logError(error: unknown, request: Request): void {
  const signs = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  const reference = `${signs.slice(0, 4)}-${signs.slice(4)}`;
  references.set(request, reference);
  const path = new URL(request.url).pathname.replace(/^\/welcome\/.*/, '/welcome/…');
  logger.error({ reference, method: request.method, path, err: error }, 'unexpected error');
}

/** The reference number of the error that this request met, if it met one. */
export function referenceOf(request: Request): string | null {
  return references.get(request) ?? null;
}
