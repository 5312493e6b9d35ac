import { randomBytes } from 'node:crypto';
import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
import { centerToday } from '~/center-day.server';
import { ErrorReferenceContext, REFERENCE_TIMING, TOLD_TIMING, writeTold } from '~/components/error-reference';
import { NonceContext } from '~/components/nonce';
import { getDb } from '~/db.server';
import { knownErrorOf, logError, referenceOf } from '~/features/access/error-log.server';
import { setSecurityHeaders } from '~/features/access/security-headers.server';
import { toldOnPage } from '~/features/access/told-error.server';
import { tableAsked, takeAway } from '~/features/take-away/take-away.server';
import { startUp } from '~/start-up.server';
import { withoutNulBytes } from './without-nul-bytes.server';

export const streamTimeout = 10_000;

/** Awaited by scripts/serve.mjs before it listens. */
export const started = startUp();

/** What scripts/site-server.mjs puts before and after all that it serves. */
export { admit, answerError } from './server/admit.server';

export default async function handleRequest(request: Request, said: number, headers: Headers, context: EntryContext) {
  const nonce = randomBytes(16).toString('base64');
  const known = knownErrorOf(request);
  const error = { reference: referenceOf(request), told: known && toldOnPage(known) };
  const status = known?.status ?? said;
  setSecurityHeaders(headers, nonce);
  setReference(headers, request);
  const words = refusedBody(status, context);
  if (words !== null) return new Response(words, { status, headers });
  const page = (
    <NonceContext.Provider value={nonce}>
      <ErrorReferenceContext.Provider value={error}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </ErrorReferenceContext.Provider>
    </NonceContext.Provider>
  );
  const table = status === 200 ? tableAsked(request) : null;
  if (table !== null) {
    const today = await centerToday(await getDb());
    return takeAway(renderToStaticMarkup(page), { name: table, headers, today });
  }
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const isWholeAtOnce = context.isSpaMode || isbot(request.headers.get('User-Agent'));

  return new Promise<Response>((resolve, reject) => {
    let isBegun = false;
    const begin = () => {
      isBegun = true;
      const body = withoutNulBytes();
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      stream.pipe(body);
    };
    const stream = renderToPipeableStream(page, {
      nonce,
      [isWholeAtOnce ? 'onAllReady' : 'onShellReady']: begin,
      onShellError: reject,
      onError(error) {
        if (isBegun) logError(error, request);
      },
    });
    setTimeout(() => stream.abort(), streamTimeout + 1_000).unref();
  });
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
