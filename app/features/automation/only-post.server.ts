import { jsonError } from '~/server/json-error.server';

/** The answer to any other method at the address to which files are sent. */
export function onlyPost(): Response {
  const error = {
    code: 'wrong_method',
    message: 'Send files to this address with POST.',
    advice: 'See docs/api.md; an import is asked for at /api/imports/ID.',
  };
  return jsonError(405, error, { Allow: 'POST' });
}
