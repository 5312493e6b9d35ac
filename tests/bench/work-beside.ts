import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaveLogToOthers } from 'db/sqlite/write-ahead-log';
import { createImport } from 'importers/load/files/create-import';
import { keepFile } from 'importers/load/files/uploads';
import { LoadQueue, type QueuedTask } from 'importers/load/threads/queue';
import { identify } from 'importers/read/recognize/identify';
import { openBenchCenter } from './bench-center';
import { AS_OF, type Center } from './bench-server';
import type { Ratio } from './ratio';

/** Measures in a center of 200,000 contacts whose database and files are gone afterwards; work is done beside it on threads. */
export async function inCenter(measure: (center: Center, folder: string) => Promise<Ratio[]>): Promise<Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  const path = join(folder, 'center.db');
  process.env.DATABASE_URL = `file:${path}`;
  try {
    const center = await openBenchCenter(path, { legs: 200_000, asOf: AS_OF });
    // As a server does when it starts.
    leaveLogToOthers(center.connection);
    const ratios = await measure(center, folder);
    await center.close();
    return ratios;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives what was measured while some work lasted. */
export async function meanwhile(work: () => Promise<void>, measure: (isOver: () => boolean) => Promise<number[]>) {
  let isOver = false;
  const ended = work().finally(() => {
    isOver = true;
  });
  const times = await measure(() => isOver);
  await ended;
  return times;
}

/** Queues a file; what is given back loads it on a thread beside. */
export async function loading(center: Center, file: string): Promise<() => Promise<void>> {
  const { plan } = await identify(file);
  const kept = await keepFile(createReadStream(file));
  const { id } = await createImport(center, { file: kept, fileName: 'calls.csv', plan: plan!, userId: null });
  return () => run(center, { kind: 'load', importId: id }, 'loaded');
}

/** Takes back what was loaded last. */
export const undoing = (center: Center) => () => {
  const last = "SELECT MAX(id) FROM imports WHERE status = 'loaded'";
  const importId = center.connection.prepare(last).pluck().get() as number;
  return run(center, { kind: 'undo', importId, userId: null }, 'undone');
};

async function run({ connection }: Center, task: QueuedTask, expected: string): Promise<void> {
  const queue = new LoadQueue(async () => {});
  queue.add(task);
  await queue.whenFinished(task.importId);
  const status = connection.prepare('SELECT status FROM imports WHERE id = ?').pluck().get(task.importId);
  if (status !== expected) throw new Error(`What was done beside the pages ended as ${status}.`);
}
