import { parentPort } from 'node:worker_threads';
import { connect } from 'db/open';
import { identify } from '../read/identify';
import { loadFile } from './load-file';
import { undoImport } from './undo';
import { whyFailed } from './why-failed';
import type { FromWorker, WorkerOrder } from './worker-messages';

const PROGRESS_EVERY_MS = 150;

const post = (message: FromWorker) => parentPort?.postMessage(message);

/** One task at a time: reading, writing and summing up happen here and never on the thread that serves pages. */
async function run({ databasePath, task }: WorkerOrder): Promise<FromWorker> {
  // Kept files stand beside the database, wherever the thread's own environment says that it is.
  process.env.DATABASE_URL = databasePath;
  if (task.kind === 'identify') {
    return {
      kind: 'identified',
      found: await Promise.all(task.files.map(({ path, options }) => identify(path, options))),
    };
  }
  const opened = connect(databasePath);
  try {
    if (task.kind === 'load') {
      let toldAt = 0;
      const result = await loadFile(opened, task.importId, (progress) => {
        if (progress.phase === 'reading' && progress.elapsedMs - toldAt < PROGRESS_EVERY_MS) return;
        toldAt = progress.elapsedMs;
        post({ kind: 'progress', progress });
      });
      return result.status === 'loaded' ? { kind: 'done' } : { kind: 'failed', error: result.error };
    }
    await undoImport(opened, task.importId, task.userId);
    return { kind: 'done' };
  } finally {
    await opened.close();
  }
}

parentPort?.on('message', (order: WorkerOrder) => {
  run(order).then(post, (error: unknown) => post({ kind: 'failed', error: whyFailed(error) }));
});
