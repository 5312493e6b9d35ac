import { jsonError } from '~/server/json-error.server';

export function noSuchImport(): Response {
  return jsonError(404, {
    code: 'no_such_import',
    message: 'There is no import with this number.',
    advice: 'Use the address from the upload’s answer.',
  });
}
