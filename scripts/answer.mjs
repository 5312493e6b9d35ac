// Express answers by Remix, as @remix-run/express does, but that what is sent waits for whoever takes it: that one writes
// on into memory however slow they are, and goes on when they have gone.
import { createRemixRequest } from '@remix-run/express/dist/server.js';
import { createRequestHandler } from '@remix-run/node';

/** The handler of all requests of a built app. */
export function answerBy({ build, getLoadContext }) {
  const { countingWork, forReader, inLine } = build.entry.module;
  const handle = createRequestHandler(countingWork(build), 'production');
  return async (req, res, next) => {
    try {
      const request = createRemixRequest(req, res);
      const context = getLoadContext(req);
      const response = await inLine(request, context, () => forReader(request, () => handle(request, context)));
      if (response !== null) await send(res, response);
    } catch (error) {
      next(error);
    }
  };
}

async function send(res, { status, statusText, headers, body }) {
  res.statusMessage = statusText;
  res.status(status);
  for (const [name, value] of headers) res.append(name, value);
  if (/text\/event-stream/i.test(headers.get('Content-Type') ?? '')) res.flushHeaders();
  if (body === null) return res.end();
  const reader = body.getReader();
  let wake = () => {};
  // One listener for all: compression moves those for `drain` to its own stream, where they could not be removed.
  res.on('drain', () => wake());
  res.on('close', () => {
    wake();
    // Whoever makes the body hears that nobody wants more of it; after its end that says nothing.
    reader.cancel().catch(() => {});
  });
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const isRoom = res.write(piece.value);
      if (!isRoom && !res.closed) await new Promise((resolve) => (wake = resolve));
    }
    res.end();
  } catch (error) {
    // What was sent so far must not pass for the whole.
    res.destroy(error);
    throw error;
  }
}
