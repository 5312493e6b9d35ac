import { importsQueue } from './imports-queue.server';

const ALIVE_EVERY_MS = 15_000;

/** Server-sent events of one import's load or undo: where it is now, every step, then `finished`. */
export function importEvents(importId: number, signal: AbortSignal): Response {
  const queue = importsQueue();
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: string, value: unknown) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`));
      const alive = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), ALIVE_EVERY_MS);
      const unlisten = queue.listen(importId, (progress) => {
        if (progress !== 'finished') return send('progress', progress);
        send('finished', {});
        end();
      });
      let isOpen = true;
      stop = () => {
        isOpen = false;
        clearInterval(alive);
        unlisten();
        signal.removeEventListener('abort', end);
      };
      function end() {
        if (!isOpen) return;
        stop();
        controller.close();
      }
      signal.addEventListener('abort', end);
      const now = queue.progressOf(importId);
      if (now) send('progress', now);
      else {
        send('finished', {});
        end();
      }
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}
