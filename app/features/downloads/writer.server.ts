import { writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { connectToRead } from 'db/open';
import { stepBack } from 'importers/load/threads/step-back';
import type { FileTask, FromWriter } from './file-order';
import { linesOf } from './lines-of.server';

/** So much is written at a time. */
const PIECE = 256 * 1024;

stepBack();

const post = (message: FromWriter) => parentPort?.postMessage(message);

/** Writes one file, of the database as it is at one moment, and says after each piece how much is there. */
async function run({ databasePath, file, order, stop }: FileTask): Promise<void> {
  const isStopped = new Int32Array(stop);
  const opened = connectToRead(databasePath);
  try {
    let bytes = 0;
    let piece = '';
    const write = () => {
      const buffer = Buffer.from(piece);
      for (let at = 0; at < buffer.length; ) at += writeSync(file, buffer, at, buffer.length - at, bytes + at);
      bytes += buffer.length;
      piece = '';
      post({ kind: 'wrote', bytes });
    };
    for (const line of await linesOf(opened, order)) {
      piece += line;
      if (piece.length < PIECE) continue;
      write();
      if (Atomics.load(isStopped, 0) !== 0) return;
    }
    write();
  } finally {
    await opened.close();
  }
}

parentPort?.on('message', (task: FileTask) => {
  run(task).then(
    () => post({ kind: 'done' }),
    (error: unknown) => post({ kind: 'failed', error, code: (error as NodeJS.ErrnoException).code }),
  );
});
