import { setTimeout as sleep } from 'node:timers/promises';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findImportLines, findRejectedRows } from 'db/queries/imports-rows';
import { findNames } from 'db/queries/names';
import { findAllPeople } from 'db/queries/people';
import { sumLegsUnder } from 'db/queries/sum-under';
import { DEFAULT_SETTINGS } from 'db/settings';
import { loadFile } from 'importers/load/load-file';
import { takeAwayHalves } from 'importers/load/publish/take-away';
import { hasHalves } from 'importers/load/publish/unpublished';
import { CancelFlag } from 'importers/load/threads/cancel';
import { undoImport } from 'importers/load/undo';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allFacts, type Call, callLog, loadText, openLoadDatabase, queueText } from './load-helpers';

let database: OpenDatabase;
let other: OpenDatabase;
beforeEach(async () => {
  database = await openLoadDatabase();
  other = connect(databasePath());
});
afterEach(() => other.close());

const one = (sql: string, ...values: unknown[]) =>
  other.connection
    .prepare(sql)
    .pluck()
    .get(...values);
const statusOf = (id: number) => one('SELECT status FROM imports WHERE id = ?', id);
const calls = (prefix: string, rows: number, more: Partial<Call> = {}) =>
  callLog(
    Array.from({ length: rows }, (_, at) => ({
      id: `${prefix}${at}`,
      agent: `${prefix} ${at % 5}`,
      topic: `Topic ${prefix}`,
      rating: at % 4 === 0 ? 4 : '',
      ...more,
    })),
  );

/** Loads, and lets others write after every 500 rows. */
const loadInTurns = (id: number, cancel = new CancelFlag()) =>
  loadFile(
    database,
    id,
    () => {},
    cancel,
    () => 0,
  );

/** What pages ask for, of the file that is being loaded and of all. */
const asPagesSee = async (importId: number) => ({
  facts: allFacts(other),
  names: await findNames(other.db),
  people: await findAllPeople(other.db, '2026-03-02'),
  rows: await sumLegsUnder(other.db, {
    settings: DEFAULT_SETTINGS,
    measures: ['handled_count', 'talk_ms'],
    by: ['person'],
  }),
  lines: await findImportLines(other.db, { importId, from: 1, limit: 10 }),
  rejected: await findRejectedRows(other.db, { importId, limit: 10 }),
});

test('while a file is loaded others write, and nobody sees any of it until all of it is there', async () => {
  await loadText(database, calls('A', 60), 'first.csv');
  // Corrects the sixty, adds others of people and a queue that nobody knows, and has a row that is refused.
  const corrected = calls('A', 60, { talk: '00:05:00' });
  const added = calls('B', 3000).split('\n').slice(1);
  const id = await queueText(database, [corrected, ...added, 'Z1,Bo,never,25:99,,Y,Y,1,1,'].join('\n'), 'second.csv');
  const before = await asPagesSee(id);
  let isOver = false;
  const loading = loadInTurns(id).finally(() => {
    isOver = true;
  });
  let [written, halves] = [0, 0];
  for (; !isOver; await sleep(2)) {
    await insertAuditEntry(other.db, { userId: null, action: 'note', thing: 'goal', thingId: 1 });
    written += 1;
    const seen = await asPagesSee(id);
    if (statusOf(id) !== 'loading') continue;
    expect(seen).toEqual(before);
    const legs = Number(one('SELECT COUNT(*) FROM legs WHERE import_id = ?', id));
    if (legs > 0 && legs < 3000) halves += 1;
  }
  expect(await loading).toMatchObject({ status: 'loaded', counts: { inserted: 3000, updated: 60, rejected: 1 } });
  expect(halves).toBeGreaterThan(0);
  expect(one("SELECT COUNT(*) FROM audit_entries WHERE action = 'note'")).toBe(written);
  const after = await asPagesSee(id);
  expect(after.names.person.size).toBe(before.names.person.size + 5);
  expect(after.rejected).toHaveLength(1);
  expect(hasHalves(other.connection)).toBe(false);
});

test('whoever changes loaded rows in another process waits until the file is published', async () => {
  const { id: first } = await loadText(database, calls('A', 60), 'first.csv');
  const id = await queueText(database, calls('A', 2000, { talk: '00:05:00' }), 'second.csv');
  const loading = loadInTurns(id);
  while (one('SELECT COUNT(*) FROM unpublished_imports') === 0) await sleep(1);
  await undoImport(other, first, null);
  expect(statusOf(id)).toBe('loaded');
  await loading;
  expect([one('SELECT COUNT(*) FROM legs'), one('SELECT COUNT(DISTINCT import_id) FROM legs')]).toEqual([2000, 1]);
});

/** Leaves a load as a process does that was killed when some rows stood there. */
async function cutOff(text: string): Promise<number> {
  const id = await queueText(database, text, 'cut-off.csv');
  const killed = connect(databasePath());
  const isGone = new Error('killed');
  await loadFile(
    killed,
    id,
    ({ counts }) => {
      if (counts.read < 1000) return;
      // Whatever it would do next fails.
      killed.connection.exec('COMMIT');
      killed.connection.close();
      throw isGone;
    },
    new CancelFlag(),
    () => 0,
  ).catch(() => undefined);
  other.connection.prepare("UPDATE imports SET status = 'interrupted' WHERE id = ?").run(id);
  expect(Number(one('SELECT COUNT(*) FROM legs WHERE import_id = ?', id))).toBeGreaterThan(400);
  return id;
}

test('what a load has left that was cut off goes with its people and queues, and whoever is needed since stays', async () => {
  await loadText(database, calls('A', 60), 'first.csv');
  const before = { people: one('SELECT COUNT(*) FROM employees'), queues: one('SELECT COUNT(*) FROM queues') };
  const id = await cutOff(calls('B', 2000));
  const needed = one("SELECT id FROM employees WHERE name = 'B 1'");
  other.connection
    .prepare(
      "INSERT INTO users (email, name, role, employee_id, created_at) VALUES ('b@example.com', 'B', 'agent', ?, 0)",
    )
    .run(needed);
  expect(hasHalves(other.connection)).toBe(true);
  await takeAwayHalves(other.connection);
  expect(hasHalves(other.connection)).toBe(false);
  for (const table of ['legs', 'answers', 'import_rows'])
    expect(one(`SELECT COUNT(*) FROM ${table} WHERE import_id = ?`, id)).toBe(0);
  expect(one('SELECT COUNT(*) FROM queues')).toBe(before.queues);
  expect(one('SELECT COUNT(*) FROM employees')).toBe(Number(before.people) + 1);
  expect(one('SELECT import_id FROM employees WHERE id = ?', needed)).toBeNull();
});

test('the next load takes away first what another has left that was cut off', async () => {
  const id = await cutOff(calls('B', 2000));
  await loadText(database, calls('B', 30), 'next.csv');
  expect(one('SELECT COUNT(*) FROM legs')).toBe(30);
  expect(one('SELECT COUNT(*) FROM legs WHERE import_id = ?', id)).toBe(0);
});

test('a load that is taken for one that was cut off stops, and nothing of it is there', async () => {
  const id = await queueText(database, calls('B', 3000), 'slow.csv');
  const loading = loadInTurns(id);
  while (Number(one('SELECT COUNT(*) FROM legs')) === 0) await sleep(1);
  other.connection.prepare("UPDATE imports SET status = 'interrupted' WHERE id = ?").run(id);
  expect(await loading).toMatchObject({ status: 'failed', error: expect.stringContaining('cut off') });
  expect(one('SELECT COUNT(*) FROM legs')).toBe(0);
  expect(hasHalves(other.connection)).toBe(false);
});
