import type { IncomingMessage } from 'node:http';
import { isSameOrigin, OTHER_SITE } from '~/server/same-origin.server';
import { FORM_BODY } from './bounds.server';
import { whyQueryRefused } from './check-query.server';
import { isOwnHost } from './own-address.server';
import { tooLarge } from './read-body.server';
import { isOfType, noForm } from './read-form.server';
import type { Refused } from './refused.server';

/** Where files are sent: their bodies are bounded by what reads them, once it has asked for permission. */
const UPLOADS = /^\/(imports\/(new|profiles|[^/]+\/replace)|api\/imports)\/?(\.data)?$/;

/** Whether files are sent to this address. */
export const isUpload = (pathname: string) => UPLOADS.test(pathname);

const LONGEST_ADDRESS = 16_000;
const METHODS = ['GET', 'HEAD', 'POST'];
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Why a request is refused before anything of it is taken; null where it is let in. */
export function whyNotAdmitted(req: IncomingMessage): Refused | null {
  const { method = '', headers } = req;
  const address = req.url ?? '';
  if (!METHODS.includes(method)) return WRONG_METHOD;
  if (!headers.host) return NO_HOST;
  if (headers.expect !== undefined && !/^100-continue$/i.test(headers.expect)) return UNKNOWN_EXPECTATION;
  if (!isOwnHost(headers.host)) return wrongHost(headers.host);
  if (address.length > LONGEST_ADDRESS) return LONG_ADDRESS;
  if (!address.startsWith('/') || !URL.canParse(`http://localhost${address}`)) return NO_ADDRESS;
  const { pathname, searchParams } = new URL(`http://localhost${address}`);
  if (/^\/assets\/.*\.map$/.test(pathname)) return NOT_PUBLIC;
  return whyQueryRefused(searchParams) ?? (method === 'POST' ? whyBodyRefused(req, pathname) : null);
}

function whyBodyRefused({ headers }: IncomingMessage, pathname: string): Refused | null {
  const isOfProgram = pathname.startsWith('/api/');
  const { origin, host = '' } = headers;
  // What sends no Origin is no browser, or tells of itself otherwise: requireUser asks.
  if (!isOfProgram && origin !== undefined && !isSameOrigin(origin, host)) return OTHER_SITE;
  if (isUpload(pathname)) return null;
  const type = headers['content-type'] ?? '';
  if (hasBody(headers) && !isOfProgram && !FORMS.some((form) => isOfType(type, form))) return noForm(type);
  // What a page's own script sends is answered by its page, which reads no more than this.
  const isOfPage = pathname.endsWith('.data');
  return !isOfPage && Number(headers['content-length'] ?? 0) > FORM_BODY.mostBytes ? tooLarge(FORM_BODY) : null;
}

/** Whether something follows the head of a request. */
export const hasBody = (headers: IncomingMessage['headers']) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const WRONG_METHOD: Refused = {
  status: 405,
  code: 'wrong_method',
  message: 'This method is not supported.',
  advice: 'Use GET, HEAD or POST.',
};
const NO_HOST: Refused = {
  status: 400,
  code: 'no_host',
  message: 'This request does not say which server it is for.',
  advice: 'Send a Host header.',
};
const UNKNOWN_EXPECTATION: Refused = {
  status: 417,
  code: 'unknown_expectation',
  message: 'What this request expects is not known here.',
  advice: 'Leave the Expect header out.',
};
const LONG_ADDRESS: Refused = {
  status: 414,
  code: 'long_address',
  message: 'This address is too long.',
  advice: 'Shorten it.',
};
const NO_ADDRESS: Refused = {
  status: 400,
  code: 'no_address',
  message: 'This is not a page address.',
  advice: 'Check it.',
};
const NOT_PUBLIC: Refused = {
  status: 404,
  code: 'not_found',
  message: 'There is nothing here.',
  advice: 'Check the address.',
};
const wrongHost = (host: string): Refused => ({
  status: 421,
  code: 'wrong_host',
  message: `This server is not “${host.slice(0, 100)}”.`,
  advice: 'Its operator can set FAIRLEAD_URL to the address that people use.',
});
