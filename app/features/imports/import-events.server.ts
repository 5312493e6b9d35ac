import { TooBusyError } from 'db/threads/places';
import type { Progress } from 'importers/load/threads/progress';
import { logger } from '~/logger.server';
import { importsQueue } from './imports-queue.server';

const ALIVE_EVERY_MS = 15_000;
/** A load may take hours: whoever may not know of it any more hears no more of it. */
const ASKED_AGAIN_EVERY_MS = 5_000;
/** A stream is open for as long as a load takes: each costs a socket, and every step is written to all. */
const MOST_STREAMS = 300;
const MOST_OF_ONE = 12;
const streamsOf = new Map<number, number>();

/**
 * Server-sent events of one import's load or undo: where it is now, every step that whoever listens is quick enough for,
 * then `finished`. Throws TooBusyError where too many are open.
 */
export function importEvents(
  importId: number,
  { signal, userId, mayStill }: { signal: AbortSignal; userId: number; mayStill: () => Promise<boolean> },
): Response {
  const close = openStream(userId);
  const queue = importsQueue();
  const encoder = new TextEncoder();
  let stop = () => {};
  /** What came while the one before had not been taken; a later one takes its place. */
  let latest: Progress | null = null;
  let isTaken = true;
  let send = (_event: string, _value: unknown) => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const isRoom = () => (controller.desiredSize ?? 0) > 0;
      send = (event, value) => write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
      const alive = setInterval(() => {
        if (isRoom()) write(': still here\n\n');
        // Whoever has taken nothing since the last time has gone without saying so.
        else if (!isTaken) end();
        isTaken = false;
      }, ALIVE_EVERY_MS);
      alive.unref();
      const ask = setInterval(() => {
        // What cannot be asked now is asked the next time.
        void mayStill().then((may) => may || end(), logTrouble);
      }, ASKED_AGAIN_EVERY_MS);
      ask.unref();
      const unlisten = queue.listen(importId, (progress) => {
        if (progress === 'finished') finish();
        else if (isRoom()) send('progress', progress);
        else latest = progress;
      });
      let isOpen = true;
      stop = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(alive);
        clearInterval(ask);
        unlisten();
        close();
        signal.removeEventListener('abort', end);
      };
      function finish() {
        send('finished', {});
        end();
      }
      function end() {
        if (!isOpen) return;
        stop();
        controller.close();
      }
      signal.addEventListener('abort', end);
      const now = queue.progressOf(importId);
      if (now) send('progress', now);
      else finish();
    },
    pull() {
      isTaken = true;
      if (latest) send('progress', latest);
      latest = null;
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}

const logTrouble = (err: unknown) => logger.warn({ err }, 'who listens to a load could not be asked for again');

/** Counts a stream as open until what it gives is called. */
function openStream(userId: number): () => void {
  const own = streamsOf.get(userId) ?? 0;
  const all = [...streamsOf.values()].reduce((sum, streams) => sum + streams, 0);
  if (own >= MOST_OF_ONE || all >= MOST_STREAMS) throw new TooBusyError(10);
  streamsOf.set(userId, own + 1);
  return () => {
    const rest = (streamsOf.get(userId) ?? 1) - 1;
    if (rest > 0) streamsOf.set(userId, rest);
    else streamsOf.delete(userId);
  };
}
