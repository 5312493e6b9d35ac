import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { insertAuditEntry } from 'db/queries/audit';
import { runTask } from 'importers/load/threads/pool';
import { AS_OF, type Center } from './bench-server';
import { callsFile, ROWS } from './load';
import { percentile } from './percentile';
import type { Ratio } from './ratio';
import { inCenter, loading, meanwhile, undoing } from './work-beside';

/** A day's file, and what a page's write may wait at most beside one and beside all else, at the 99th percentile. */
const DAY = { rows: 100_000, mostMs: 500 };
const MOST_MS = 2_000;
/** Some people at once who type. */
const WRITE_EVERY_MS = 20;

const count = (value: number) => value.toLocaleString('en');

/** What pages write beside loads, undos, corrections and changes of what figures mean, against what it may wait. */
export const benchWritesMeanwhile = () =>
  inCenter(async (center, folder) => {
    const writes: Ratio[] = [];
    const waited = async (what: string, mostMs: number, work: () => Promise<void>) => {
      const times = await meanwhile(work, (isOver) => timesOfWrites(center, isOver));
      writes.push({
        name: `a page's write at the 99th percentile, while ${what} : what it may wait`,
        ratio: percentile(times, 0.99) / mostMs,
        detail: `${percentile(times, 0.99).toFixed(0)} ms : ${mostMs} ms; median ${percentile(times, 0.5).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms; ${times.length} writes`,
      });
    };
    await waited(`${count(DAY.rows)} rows load`, DAY.mostMs, await loading(center, callsFile(DAY.rows)));
    await waited(`${count(DAY.rows)} rows are undone`, MOST_MS, undoing(center));
    await waited(`${count(ROWS)} rows load`, MOST_MS, await loading(center, callsFile(ROWS)));
    await waited('a setting changes what all contacts mean', MOST_MS, () => changeThreshold(30_000));
    const corrections = await correctionsFile(join(folder, 'corrections.csv'), DAY.rows);
    await waited(`a file corrects ${count(DAY.rows)} of them`, MOST_MS, await loading(center, corrections));
    await waited('these corrections are undone', MOST_MS, undoing(center));
    await waited(`${count(ROWS)} rows are undone`, MOST_MS, undoing(center));
    return writes;
  });

async function changeThreshold(threshold_ms: number): Promise<void> {
  const by = { userId: null, date: AS_OF, metrics: [] };
  const outcome = await runTask({ kind: 'change_definitions', change: { settings: { threshold_ms } }, by });
  if (outcome.kind !== 'done') throw new Error('The setting was not changed.');
}

/** As many calls of the large file, from all over it, each with another topic. */
async function correctionsFile(path: string, rows: number): Promise<string> {
  const lines = createInterface({ input: createReadStream(callsFile(ROWS)) });
  const every = Math.max(1, Math.floor(ROWS / rows));
  const corrected: string[] = [];
  let at = 0;
  for await (const line of lines) {
    if (at === 0) corrected.push(line);
    else if (at % every === 0)
      corrected.push(line.replace(/,Topic (\d+),/, (_, topic) => `,Topic ${(Number(topic) + 1) % 20},`));
    at += 1;
  }
  writeFileSync(path, `${corrected.join('\n')}\n`);
  return path;
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
