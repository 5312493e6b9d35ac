import { setTimeout as sleep } from 'node:timers/promises';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { inTransaction } from 'importers/load/in-transaction';
import { loadFile } from 'importers/load/load-file';
import { CancelFlag, CancelledError } from 'importers/load/threads/cancel';
import { noteOutcome } from 'importers/load/threads/note-outcome';
import type { Progress } from 'importers/load/threads/progress';
import { LoadQueue } from 'importers/load/threads/queue';
import { beforeEach, expect, test, vi } from 'vitest';
import { allFacts, callLog, loadText, openLoadDatabase, queueText } from './load-helpers';

let database: OpenDatabase;
let queue: LoadQueue;
beforeEach(async () => {
  database = await openLoadDatabase();
  queue = new LoadQueue((task, outcome) => noteOutcome(database.db, task, outcome));
});

const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);
const statusOf = (id: number) => one('SELECT status FROM imports WHERE id = ?', id);

/** Without ratings, so that each is one leg. */
const manyCalls = (count: number, prefix = 'C') =>
  callLog(
    Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, agent: `A ${index % 9}`, rating: '' })),
  );
/** As if the file were so large that it is read by a thread of its own. */
const pretendLarge = (id: number) =>
  database.connection.prepare(`UPDATE imports SET mapping = json_set(mapping, '$.bytes', 8e6) WHERE id = ?`).run(id);

/** After so many, some stand in the database. */
const SOME_ROWS = 500;

/** Loads, and raises the flag at the first step of the phase. */
async function cancelIn(id: number, phase: Progress['phase']) {
  const cancel = new CancelFlag();
  const raise = ({ phase: now, counts }: Progress) => now === phase && counts.read >= SOME_ROWS && cancel.raise();
  return loadFile(database, id, raise, cancel, () => 0);
}

test.each([
  ['reading', 3000],
  ['summing', 2000],
] as const)('a load that is cancelled while it is %s leaves nothing, and can be run again', async (phase, rows) => {
  await loadText(database, manyCalls(40, 'A'), 'before.csv');
  const before = { legs: one('SELECT COUNT(*) FROM legs'), facts: allFacts(database) };
  const id = await queueText(database, manyCalls(rows));
  pretendLarge(id);
  expect(await cancelIn(id, phase)).toEqual({
    status: 'cancelled',
    error: 'This load was canceled. Nothing of the file was loaded.',
  });
  expect(statusOf(id)).toBe('cancelled');
  expect({ legs: one('SELECT COUNT(*) FROM legs'), facts: allFacts(database) }).toEqual(before);
  expect(one('SELECT COUNT(*) FROM import_rows WHERE import_id = ?', id)).toBe(0);
  expect(one('SELECT COUNT(*) FROM unpublished_imports')).toBe(0);
  const again = await loadFile(database, id);
  expect(again, JSON.stringify(again)).toMatchObject({ status: 'loaded', counts: { inserted: rows } });
});

test('a load that waits is passed over, and those before and after it go on', async () => {
  const ids = [];
  for (const name of ['a', 'b', 'c']) ids.push(await queueText(database, manyCalls(500, name), `${name}.csv`));
  const [first, second, third] = ids as [number, number, number];
  for (const importId of ids) queue.add({ kind: 'load', importId });
  expect(queue.cancel(second, null)).toBe(true);
  expect(queue.progressOf(second)).toMatchObject({ phase: 'waiting', isCancelling: true });
  for (const id of [first, second, third]) await queue.whenFinished(id);
  expect(ids.map(statusOf)).toEqual(['loaded', 'cancelled', 'loaded']);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(1000);
});

test('a cancel that comes when all rows are in is noted with the import, whose rows count', async () => {
  const id = await queueText(database, manyCalls(5));
  await loadFile(database, id);
  await noteOutcome(database.db, { kind: 'load', importId: id }, { kind: 'done', cancelledBy: null });
  expect(statusOf(id)).toBe('loaded');
  expect(one('SELECT note FROM imports')).toContain('The cancel came too late');
});

test('a load that runs in its thread is cancelled there, says so until it has stopped, and only once', async () => {
  const id = await queueText(database, manyCalls(40_000));
  const seen: Progress[] = [];
  queue.listen(id, (progress) => {
    if (progress === 'finished') return;
    seen.push(progress);
    if (progress.phase === 'reading' && !progress.isCancelling) queue.cancel(id, null);
  });
  queue.add({ kind: 'load', importId: id });
  await queue.whenFinished(id);
  expect(statusOf(id)).toBe('cancelled');
  expect(seen.at(-1)?.isCancelling).toBe(true);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(0);
  expect(queue.cancel(id, null)).toBe(false);
});

test('a load that is queued again while its first try ends can be cancelled too', async () => {
  const id = await queueText(database, manyCalls(500));
  const other = await queueText(database, manyCalls(20_000, 'D'), 'other.csv');
  queue.add({ kind: 'load', importId: id });
  queue.add({ kind: 'load', importId: other });
  queue.add({ kind: 'load', importId: id });
  await queue.whenFinished(id);
  expect(queue.cancel(id, null)).toBe(true);
  expect(queue.progressOf(id)?.isCancelling).toBe(true);
  await queue.whenFinished(other);
  await queue.whenFinished(id);
});

test('a load waits for another program that writes for minutes', async () => {
  const id = await queueText(database, manyCalls(5));
  const other = connect(databasePath());
  other.connection.exec('BEGIN IMMEDIATE');
  vi.useFakeTimers({ toFake: ['Date'] });
  const loading = loadFile(database, id);
  await sleep(150);
  vi.setSystemTime(Date.now() + 5 * 60_000);
  await sleep(150);
  other.connection.exec('ROLLBACK');
  expect(await loading).toMatchObject({ status: 'loaded' });
  vi.useRealTimers();
  await other.close();
});

test('a load that waits for another program to finish writing can be cancelled meanwhile', async () => {
  const other = connect(databasePath());
  other.connection.exec('BEGIN IMMEDIATE');
  const cancel = new CancelFlag();
  setTimeout(() => cancel.raise(), 150);
  let isBegun = false;
  const begin = () => {
    isBegun = true;
  };
  await expect(inTransaction(database.connection, begin, { cancel })).rejects.toThrow(CancelledError);
  expect(isBegun).toBe(false);
  other.connection.exec('ROLLBACK');
  await other.close();
});
