import { randomBytes } from 'node:crypto';
import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { centerToday } from '~/center-day.server';
import { ErrorReferenceContext, REFERENCE_TIMING, TOLD_TIMING, writeTold } from '~/components/error-reference';
import { NonceContext } from '~/components/nonce';
import { getDb } from '~/db.server';
import { knownErrorOf, logError, referenceOf } from '~/features/access/error-log.server';
import { setSecurityHeaders } from '~/features/access/security-headers.server';
import { toldOnPage } from '~/features/access/told-error.server';
import { pageFiles, sendTable, tableAsked } from '~/features/downloads/send-table.server';
import { startUp } from '~/start-up.server';
import { renderWhole } from './render-whole.server';
import { ownTurn } from './server/own-turn.server';

/** As nginx calls it. */
const CLIENT_HAS_GONE = 499;

/** Awaited by scripts/serve.mjs before it listens. */
export const started = startUp();

export { countingWork, inLine } from './features/access/request-line.server';
/** What scripts/site-server.mjs puts before and after all that it serves, and around what is worked out. */
export { admit, answerError } from './server/admit.server';
export { forReader } from './server/reader.server';
export { refuseNonsense } from './server/refuse-nonsense.server';

export default async function handleRequest(request: Request, said: number, headers: Headers, context: EntryContext) {
  await ownTurn();
  const nonce = randomBytes(16).toString('base64');
  const known = knownErrorOf(request);
  const error = { reference: referenceOf(request), told: known && toldOnPage(known) };
  const status = known?.status ?? said;
  setSecurityHeaders(headers, nonce);
  setReference(headers, request);
  // Nobody reads it any more; what has gone is no error.
  if (request.signal.aborted) return new Response(null, { status: CLIENT_HAS_GONE });
  const words = refusedBody(status, context);
  if (words !== null) return new Response(words, { status, headers });
  const table = status === 200 ? tableAsked(request) : null;
  if (table !== null) {
    const today = await centerToday(await getDb());
    return sendTable(pageFiles(context), { name: table, headers, today });
  }
  const page = (
    <NonceContext.Provider value={nonce}>
      <ErrorReferenceContext.Provider value={error}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </ErrorReferenceContext.Provider>
    </NonceContext.Provider>
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return renderWhole(page, nonce).then((body) => new Response(body, { headers, status }));
}

export function handleDataRequest(response: Response, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store');
  response.headers.set('X-Content-Type-Options', 'nosniff');
  setReference(response.headers, request);
  const status = knownErrorOf(request)?.status;
  return status ? new Response(response.body, { status, headers: response.headers }) : response;
}

export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  // A wrong address, method or form is the sender's doing, and would let anybody fill the log.
  const isOfSender = isRouteErrorResponse(error) && error.status < 500;
  if (!isOfSender && !request.signal.aborted) logError(error, request);
}

/** The words for a body that was too slow, too large or none of ours. Of a thousand such at once none is worth a page. */
function refusedBody(status: number, { staticHandlerContext }: EntryContext): string | null {
  if (![408, 413, 415].includes(status)) return null;
  const error: unknown = Object.values(staticHandlerContext.errors ?? {})[0];
  return isRouteErrorResponse(error) && typeof error.data === 'string' ? error.data : null;
}

function setReference(headers: Headers, request: Request) {
  const reference = referenceOf(request);
  if (reference !== null) headers.append('Server-Timing', `${REFERENCE_TIMING};desc="${reference}"`);
  const known = knownErrorOf(request);
  if (known) headers.append('Server-Timing', `${TOLD_TIMING};desc="${writeTold(toldOnPage(known))}"`);
  if (known?.retryAfterSeconds != null) headers.set('Retry-After', String(known.retryAfterSeconds));
}
