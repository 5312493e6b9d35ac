import { connect, databasePath, type OpenDatabase } from 'db/open';
import { CancelFlag, CancelledError } from 'importers/load/cancel';
import { inTransaction } from 'importers/load/in-transaction';
import { loadFile } from 'importers/load/load-file';
import { noteOutcome } from 'importers/load/note-outcome';
import type { Progress } from 'importers/load/progress';
import { LoadQueue } from 'importers/load/queue';
import { beforeEach, expect, test } from 'vitest';
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
/** So many that the indexes are taken down meanwhile. */
const MANY = 110_000;

/** Loads, and raises the flag at the first step of the phase. */
async function cancelIn(id: number, phase: Progress['phase']) {
  const cancel = new CancelFlag();
  return loadFile(database, id, (progress) => progress.phase === phase && cancel.raise(), cancel);
}

test.each([
  ['reading', 3000],
  ['indexing', MANY],
  ['summing', 3000],
] as const)('a load that is cancelled while it is %s leaves nothing, and can be run again', async (phase, rows) => {
  await loadText(database, manyCalls(40, 'A'), 'before.csv');
  const before = { legs: one('SELECT COUNT(*) FROM legs'), facts: allFacts(database) };
  const id = await queueText(database, manyCalls(rows));
  expect(await cancelIn(id, phase)).toEqual({
    status: 'cancelled',
    error: 'This load was cancelled. Nothing of the file was loaded.',
  });
  expect(statusOf(id)).toBe('cancelled');
  expect({ legs: one('SELECT COUNT(*) FROM legs'), facts: allFacts(database) }).toEqual(before);
  expect(one('SELECT COUNT(*) FROM import_rows WHERE import_id = ?', id)).toBe(0);
  expect(one(`SELECT COUNT(*) FROM sqlite_master WHERE name = 'legs_day'`)).toBe(1);
  expect(await loadFile(database, id)).toMatchObject({ status: 'loaded', counts: { inserted: rows } });
});

test('a load that waits is cancelled at once, and those before and after it go on', async () => {
  const ids = [];
  for (const name of ['a', 'b', 'c']) ids.push(await queueText(database, manyCalls(500, name), `${name}.csv`));
  const [first, second, third] = ids as [number, number, number];
  for (const importId of ids) queue.add({ kind: 'load', importId });
  let isTold = false;
  queue.listen(second, (progress) => {
    isTold ||= progress === 'finished';
  });
  expect(await queue.cancel(second)).toBe(true);
  expect([isTold, queue.progressOf(second)]).toEqual([true, null]);
  await queue.whenFinished(first);
  await queue.whenFinished(third);
  expect(ids.map(statusOf)).toEqual(['loaded', 'cancelled', 'loaded']);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(1000);
});

test('a load that runs in its thread is cancelled there, says so until it has stopped, and only once', async () => {
  const id = await queueText(database, manyCalls(MANY));
  const seen: Progress[] = [];
  queue.listen(id, (progress) => {
    if (progress === 'finished') return;
    seen.push(progress);
    if (progress.phase === 'reading' && !progress.isCancelling) void queue.cancel(id);
  });
  queue.add({ kind: 'load', importId: id });
  await queue.whenFinished(id);
  expect(statusOf(id)).toBe('cancelled');
  expect(seen.at(-1)?.isCancelling).toBe(true);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(0);
  expect(await queue.cancel(id)).toBe(false);
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
  await expect(inTransaction(database.connection, begin, cancel)).rejects.toThrow(CancelledError);
  expect(isBegun).toBe(false);
  other.connection.exec('ROLLBACK');
  await other.close();
});
