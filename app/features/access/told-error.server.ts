import { askingAgain } from 'db/asked-again';
import { isBusy } from 'db/is-busy';
import { databasePath } from 'db/open';
import { type StorageProblem, storageTrouble } from 'db/storage-trouble';
import { TooBusyError } from 'db/threads/places';
import type { ToldError } from '~/components/error-reference';
import { jsonError, type Refusal } from '~/server/json-error.server';

/** An error that is nobody's mistake here, with the status and the words that answer it. */
export interface KnownError extends Refusal {
  status: number;
  title: string;
  retryAfterSeconds: number | null;
}

const STATUS: Record<StorageProblem, number> = {
  disk_full: 507,
  read_only: 503,
  no_access: 503,
  damaged: 503,
  disk_fails: 503,
};

/** Words and status for an error that anything may meet: too much at once, a load that goes on, a disk that is full or broken. Null for others. */
export function knownError(error: unknown): KnownError | null {
  if (error instanceof TooBusyError || isOutOfFiles(error)) {
    return {
      status: 503,
      code: 'too_busy',
      title: 'Too many requests at once',
      message: 'Too many requests at once. Nothing was changed.',
      advice: 'Wait a few seconds, then try again.',
      retryAfterSeconds: error instanceof TooBusyError ? error.retryAfterSeconds : 5,
    };
  }
  if (isBusy(error)) {
    return {
      status: 503,
      code: 'busy',
      title: 'A file is being loaded',
      message: 'A file is loading, so this could not be saved. Nothing was changed.',
      advice: 'Wait until the file is loaded, then try again.',
      retryAfterSeconds: 60,
    };
  }
  const trouble = storageTrouble(error, databasePath());
  if (!trouble) return null;
  const { code, message, advice } = trouble;
  return { status: STATUS[code], code, title: 'Disk problem', message, advice, retryAfterSeconds: null };
}

/** As the page tells it. */
export const toldOnPage = ({ title, message, advice }: KnownError): ToldError => ({ title, message, advice });

/** A loader or action for programs, which get such an error as JSON. */
export function orTellAsJson<Args>(act: (args: Args) => Promise<Response>): (args: Args) => Promise<Response> {
  return async (args) => {
    try {
      return await askingAgain(() => act(args));
    } catch (error) {
      const known = knownError(error);
      if (known) return knownAsJson(known);
      throw error;
    }
  };
}

/** As it answers a program. */
export function knownAsJson({ status, code, message, advice, retryAfterSeconds }: KnownError): Response {
  return jsonError(status, { code, message, advice }, comeBackAfter(retryAfterSeconds));
}

/** The header that says when to ask again, where that is known. */
export const comeBackAfter = (seconds: number | null): Record<string, string> =>
  seconds === null ? {} : { 'Retry-After': String(seconds) };

/** The process may open no more files or sockets for now. */
const isOutOfFiles = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE');
