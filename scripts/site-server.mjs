// The HTTP server of a built app: the door first, then files of the build, then Remix.
import { createServer } from 'node:http';
import compression from 'compression';
import express from 'express';
import { answerBy } from './answer.mjs';

/** A large export over a slow line takes longer to arrive than Node's five minutes. What is not a file is given up sooner. */
const LONGEST_REQUEST_MS = 6 * 3_600_000;
/** An address that is too long gets an error, rather than being cut off. */
const LARGEST_HEAD = 32_768;

/** A server that does not listen yet, of a build whose entry brings the door. */
export function createSiteServer(build) {
  const { admit, answerError, refuseNonsense } = build.entry.module;
  const app = express();
  app.disable('x-powered-by');
  // A proxy on this machine may tell the caller's address; nobody else may.
  app.set('trust proxy', 'loopback');
  app.use(admit);
  app.use(compression({ filter: (req, res) => !isStream(res) && compression.filter(req, res) }));
  app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false }));
  app.use(express.static('build/client', { maxAge: '1h', redirect: false }));
  // Data of a page that a browser has already is asked for by this ending (Remix's single fetch).
  const getLoadContext = (req) => ({ clientAddress: req.ip, isWholePage: !req.path.endsWith('.data') });
  app.all('*', answerBy({ build, getLoadContext }));
  app.use(answerError);
  // Node would refuse without our headers who names no host or expects what it does not know: the door does.
  const limits = { requestTimeout: LONGEST_REQUEST_MS, maxHeaderSize: LARGEST_HEAD, requireHostHeader: false };
  const server = createServer(limits, app);
  server.on('checkExpectation', app);
  server.on('clientError', refuseNonsense);
  return server;
}

/** Events must reach the browser one by one, not when a compressor's buffer is full. */
function isStream(res) {
  return String(res.getHeader('Content-Type')).startsWith('text/event-stream');
}
