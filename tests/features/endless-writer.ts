import { parentPort } from 'node:worker_threads';

/** A thread that never gets to the end of the piece that it is at. */
parentPort?.on('message', () => {
  for (;;);
});
