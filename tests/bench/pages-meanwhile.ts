import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { insertAuditEntry } from 'db/queries/audit';
import { leaveLogToOthers } from 'db/sqlite/write-ahead-log';
import { createImport } from 'importers/load/files/create-import';
import { keepFile } from 'importers/load/files/uploads';
import { LoadQueue } from 'importers/load/threads/queue';
import { identify } from 'importers/read/recognize/identify';
import { openBenchCenter } from './bench-center';
import { AS_OF, type Center, openPages, PAGES } from './bench-server';
import { callsFile, ROWS } from './load';
import { percentile } from './percentile';
import type { Ratio } from './ratio';

const REQUESTS = 400;
/** A day's file, and what a page's write may wait at most beside one and beside a large one, at the 99th percentile. */
const DAY = { rows: 100_000, mostMs: 500 };
const LARGE = { rows: ROWS, mostMs: 2_000 };
/** Some people at once who type. */
const WRITE_EVERY_MS = 20;

/**
 * The slowest hundredth of pages while a file of a million rows is loaded beside them, against the same when it is quiet; and
 * of what pages write meanwhile, against what it may wait.
 */
export async function benchPagesMeanwhile(): Promise<Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  const path = join(folder, 'center.db');
  process.env.DATABASE_URL = `file:${path}`;
  try {
    const center = await openBenchCenter(path, { legs: 200_000, asOf: AS_OF });
    // As a server does when it starts.
    leaveLogToOthers(center.connection);
    const writes: Ratio[] = [];
    for (const { rows, mostMs } of [DAY, LARGE]) {
      const times = await meanwhile(center, rows, (isOver) => timesOfWrites(center, isOver));
      writes.push({
        name: `a page's write at the 99th percentile, while ${rows.toLocaleString('en')} rows load : what it may wait`,
        ratio: percentile(times, 0.99) / mostMs,
        detail: `${percentile(times, 0.99).toFixed(0)} ms : ${mostMs} ms; median ${percentile(times, 0.5).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms; ${times.length} writes`,
      });
      await takeBack(center);
    }
    const open = await openPages(center);
    // Once first, so that neither side pays for compiling.
    await timesOf(open, () => false, 40);
    const idle = await timesOf(open, () => false, REQUESTS);
    const busy = await meanwhile(center, ROWS, (isOver) => timesOf(open, isOver, Number.POSITIVE_INFINITY));
    await center.close();
    const [slow, usual] = [percentile(busy, 0.99), percentile(idle, 0.99)];
    return [
      ...writes,
      {
        name: "a page's 99th percentile, while a load runs : idle",
        ratio: slow / usual,
        detail: `${slow.toFixed(0)} ms : ${usual.toFixed(0)} ms; medians ${percentile(busy, 0.5).toFixed(0)} ms : ${percentile(idle, 0.5).toFixed(0)} ms; ${busy.length} and ${idle.length} pages`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Loads a file of so many rows on a thread beside, and gives what was measured until it was in. */
async function meanwhile(center: Center, rows: number, measure: (isOver: () => boolean) => Promise<number[]>) {
  const file = callsFile(rows);
  const { plan } = await identify(file);
  const kept = await keepFile(createReadStream(file));
  const queue = new LoadQueue(async () => {});
  const { id } = await createImport(center, { file: kept, fileName: 'calls.csv', plan: plan!, userId: null });
  queue.add({ kind: 'load', importId: id });
  let isOver = false;
  const ended = queue.whenFinished(id).then(() => {
    isOver = true;
  });
  const times = await measure(() => isOver);
  await ended;
  const status = center.connection.prepare('SELECT status FROM imports WHERE id = ?').pluck().get(id);
  if (status !== 'loaded') throw new Error(`The load beside the pages ended as ${status}.`);
  return times;
}

/** What was loaded goes again: the next file has the same calls. */
async function takeBack(center: Center): Promise<void> {
  const importId = center.connection.prepare('SELECT MAX(id) FROM imports').pluck().get() as number;
  const queue = new LoadQueue(async () => {});
  queue.add({ kind: 'undo', importId, userId: null });
  await queue.whenFinished(importId);
}

/** Opens the pages in turn and tells how long each took, until that is enough. */
async function timesOf(open: (path: string) => Promise<number>, isEnough: () => boolean, most: number) {
  const times: number[] = [];
  const paths = Object.values(PAGES);
  while (times.length < most && !isEnough()) times.push(await open(paths[times.length % paths.length]!));
  return times;
}

/** Writes a line as pages do, each some time after the one before was asked for, whether that has been written or not. */
async function timesOfWrites({ db }: Center, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  const write = async () => {
    const begun = performance.now();
    await insertAuditEntry(db, { userId: null, action: 'note', thing: 'goal', thingId: 1 });
    times.push(performance.now() - begun);
  };
  const writes: Promise<void>[] = [];
  for (; !isOver(); await sleep(WRITE_EVERY_MS)) writes.push(write());
  await Promise.all(writes);
  return times;
}
