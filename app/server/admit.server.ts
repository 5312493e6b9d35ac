import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import onHeaders from 'on-headers';
import { logger } from '~/logger.server';
import { type Refused, refusePage, refuseProgram } from './refused.server';
import { standingHeaders } from './standing-headers.server';
import { hasBody, whyNotAdmitted } from './why-not-admitted.server';

/** How long somebody who still sends may read the answer before the connection is cut. */
const LINGER_MS = 1_000;

/** Comes before everything that serves: what a request may be, and what every answer says. */
export function admit(req: IncomingMessage, res: ServerResponse, next: () => void): void {
  const protocol = settleAddress(req);
  onHeaders(res, () => {
    for (const [name, value] of standingHeaders({ isSecure: protocol === 'https' }))
      if (!res.hasHeader(name)) res.setHeader(name, value);
    if (hasBody(req.headers) && !req.complete) closeAfter(req, res);
  });
  const refused = whyNotAdmitted(req);
  if (refused === null) next();
  else void answer(req, res, refused);
}

/** What comes after everything: an answer for what nobody expected, without its inner workings. */
export function answerError(error: unknown, req: IncomingMessage, res: ServerResponse, next: (error: unknown) => void) {
  if (res.headersSent) return next(error);
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  const isOfSender = status >= 400 && status < 500;
  if (!isOfSender) logger.error({ method: req.method, err: error }, 'unexpected error of the server');
  return answer(req, res, isOfSender ? { ...NOTHING_HERE, status } : BROKEN);
}

async function answer(req: IncomingMessage, res: ServerResponse, refused: Refused): Promise<void> {
  const response = req.url?.startsWith('/api/') ? refuseProgram(refused) : refusePage(refused);
  res.statusCode = refused.status;
  for (const [name, value] of response.headers) res.setHeader(name, value);
  if (refused.status === 405) res.setHeader('Allow', 'GET, HEAD, POST');
  res.end(await response.text());
}

/**
 * Makes Host and protocol what the sender asked for: where a proxy on this machine forwards the request, what it was told;
 * what anybody else says of that counts for nothing. Gives the protocol.
 */
function settleAddress(req: IncomingMessage): 'http' | 'https' {
  const isOfProxy = LOOPBACK.test(req.socket.remoteAddress ?? '');
  const forwarded = (name: string) =>
    isOfProxy
      ? String(req.headers[name] ?? '')
          .split(',', 1)[0]!
          .trim()
      : '';
  const protocol = forwarded('x-forwarded-proto').toLowerCase() === 'https' ? 'https' : 'http';
  req.headers.host = forwarded('x-forwarded-host') || req.headers.host || '';
  for (const name of ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto'])
    delete req.headers[name];
  // Where Express, which would read the header, asks.
  Object.defineProperty(req, 'protocol', { value: protocol });
  return protocol;
}

const LOOPBACK = /^(::1|(::ffff:)?127(\.\d+){3})$/;

/** Ends the connection of somebody who is answered before all was sent: not at once, or many would not see the answer. */
function closeAfter(req: IncomingMessage, res: ServerResponse): void {
  const { socket } = req as { socket: Socket };
  res.setHeader('Connection', 'close');
  socket.destroySoon = () => {
    req.removeAllListeners('data').resume();
    socket.end();
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  };
}

const NOTHING_HERE = { code: 'not_found', message: 'There is nothing here.', advice: 'Check the address.' };
const BROKEN: Refused = {
  status: 500,
  code: 'unexpected',
  message: 'Something went wrong on our side.',
  advice: 'Try again.',
};
