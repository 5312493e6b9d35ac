import { randomInt } from 'node:crypto';
import { databasePath } from 'db/open';
import { storageTrouble } from 'db/storage-trouble';
import { logger } from '~/logger.server';
import { noteDamage } from './health.server';
import { type KnownError, knownError } from './told-error.server';

/** Letters and digits that are not mistaken for each other when read out. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Whoever reads a log must not be able to use the links that it names. */
const ONE_TIME_LINK = /^(\/(?:welcome|reset)\/).*/;
const references = new WeakMap<Request, string>();
const known = new WeakMap<Request, KnownError>();

/** Logs an unexpected error of a request under a reference number, which the page then shows; too much at once is none. */
export function logError(error: unknown, request: Request): void {
  const told = knownError(error);
  if (told) known.set(request, told);
  if (told?.code === 'damaged') noteDamage(storageTrouble(error, databasePath()));
  if (told?.code === 'too_busy') return;
  const signs = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  const reference = `${signs.slice(0, 4)}-${signs.slice(4)}`;
  references.set(request, reference);
  const path = new URL(request.url).pathname.replace(ONE_TIME_LINK, '$1…');
  logger.error({ reference, method: request.method, path, err: error }, 'unexpected error');
}

/** The reference number of the error that this request met, if it met one. */
export function referenceOf(request: Request): string | null {
  return references.get(request) ?? null;
}

/** What is known of the error that this request met, where it is one that anything may meet. */
export function knownErrorOf(request: Request): KnownError | null {
  return known.get(request) ?? null;
}
