import type { OpenDatabase } from 'db/open';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { undoImport } from 'importers/load/undo';
import { beforeEach, expect, test } from 'vitest';
import { addsUp, allFacts, callLog, loadText, openLoadDatabase, ROSTER_HEADER } from './load-helpers';

let database: OpenDatabase;
beforeEach(async () => {
  database = await openLoadDatabase();
});

const all = (sql: string, ...values: unknown[]) => database.connection.prepare(sql).all(...values);
const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);
const undo = (importId: number) => undoImport(database, importId, null);

/** Everything that the center's figures rest on. */
const state = () => ({
  facts: allFacts(database),
  legs: all('SELECT * FROM legs ORDER BY id'),
  answers: all('SELECT * FROM answers ORDER BY id'),
  reviews: all('SELECT * FROM reviews ORDER BY id'),
  items: all('SELECT * FROM review_items ORDER BY id'),
  people: all('SELECT * FROM employees ORDER BY id'),
  aliases: all('SELECT * FROM employee_aliases ORDER BY source, alias'),
  stays: all('SELECT * FROM team_memberships ORDER BY id'),
  teams: all('SELECT * FROM teams ORDER BY id'),
  queues: all('SELECT * FROM queues ORDER BY id'),
});

function expectFactsOfRows() {
  const facts = allFacts(database);
  write(database.connection, rollUpAll);
  expect(allFacts(database)).toEqual(facts);
}

const MONDAY = callLog([
  { id: 'C1', agent: 'Ana', rating: 5 },
  { id: 'C2', agent: 'Ben', time: '10:00:00' },
]);

test('an undo leaves nothing of the import but its history', async () => {
  await loadText(database, MONDAY, 'monday.csv');
  const before = state();
  const tuesday = await loadText(
    database,
    callLog([
      { id: 'C2', agent: 'Ana', time: '10:00:00', talk: '00:07:00', rating: 1 },
      { id: 'C3', agent: 'Cleo', date: '2026-03-03', topic: 'Refund' },
    ]),
    'tuesday.csv',
  );
  expect(state()).not.toEqual(before);
  await undo(tuesday.id);
  expect(state()).toEqual(before);
  expect(all('SELECT status, rows_inserted, rows_updated FROM imports WHERE id = ?', tuesday.id)).toEqual([
    { status: 'undone', rows_inserted: 1, rows_updated: 1 },
  ]);
  expect(all(`SELECT action, thing_id FROM audit_entries WHERE action = 'undo'`)).toEqual([
    { action: 'undo', thing_id: String(tuesday.id) },
  ]);
  expectFactsOfRows();
});

test('an import can be taken back once, and only when it is loaded', async () => {
  const { id } = await loadText(database, MONDAY);
  await undo(id);
  await expect(undo(id)).rejects.toThrow('nothing to undo');
  expect(all('SELECT * FROM daily_facts')).toEqual([]);
  expect(all('SELECT * FROM employees')).toEqual([]);
});

test('a row that a later import said again passes to it, and goes with it', async () => {
  const first = await loadText(database, MONDAY, 'monday.csv');
  const again = await loadText(database, MONDAY, 'again.csv');
  const facts = allFacts(database);
  await undo(first.id);
  expect(all('SELECT DISTINCT import_id FROM legs')).toEqual([{ import_id: again.id }]);
  expect(all('SELECT line FROM legs ORDER BY line')).toEqual([{ line: 2 }, { line: 3 }]);
  expect(allFacts(database)).toEqual(facts);
  const counts = database.connection
    .prepare(
      `SELECT rows_read AS "read", rows_inserted AS inserted, rows_updated AS updated, rows_unchanged AS unchanged,
         rows_rejected AS rejected, rows_skipped AS skipped, rows_held AS held FROM imports WHERE id = ?`,
    )
    .get(again.id) as Parameters<typeof addsUp>[0];
  expect(counts).toMatchObject({ inserted: 2, unchanged: 0 });
  expect(addsUp(counts)).toBe(true);
  await undo(again.id);
  expect(all('SELECT * FROM legs')).toEqual([]);
  expect(allFacts(database)).toEqual([]);
});

test('a row that a later import replaced stays, and no longer leads back to what was taken away', async () => {
  const first = await loadText(database, callLog([{ id: 'C1', talk: '00:01:00' }]), 'a.csv');
  const second = await loadText(database, callLog([{ id: 'C1', talk: '00:02:00' }]), 'b.csv');
  await undo(first.id);
  expect(all('SELECT talk_ms, import_id FROM legs')).toEqual([{ talk_ms: 120_000, import_id: second.id }]);
  expectFactsOfRows();
  await undo(second.id);
  expect(all('SELECT * FROM legs')).toEqual([]);
  expect(allFacts(database)).toEqual([]);
});

test('of three versions of a row the middle one can be taken back, then the last, and the first returns', async () => {
  const version = (talk: string) => callLog([{ id: 'C1', talk }]);
  const talk = () => one('SELECT talk_ms FROM legs');
  const first = await loadText(database, version('00:01:00'), 'a.csv');
  const before = state();
  const second = await loadText(database, version('00:02:00'), 'b.csv');
  const third = await loadText(database, version('00:03:00'), 'c.csv');
  await undo(second.id);
  expect(talk()).toBe(180_000);
  await undo(third.id);
  expect(talk()).toBe(60_000);
  expect(one('SELECT import_id FROM legs')).toBe(first.id);
  expect(state()).toEqual(before);
});

test('taking back an update brings the older row back even where a third file had said the older one again', async () => {
  const version = (talk: string) => callLog([{ id: 'C1', talk }]);
  const first = await loadText(database, version('00:01:00'), 'a.csv');
  const second = await loadText(database, version('00:01:00'), 'same.csv');
  const third = await loadText(database, version('00:03:00'), 'c.csv');
  await undo(third.id);
  expect(all('SELECT talk_ms, import_id FROM legs')).toEqual([{ talk_ms: 60_000, import_id: first.id }]);
  await undo(first.id);
  expect(all('SELECT talk_ms, import_id FROM legs')).toEqual([{ talk_ms: 60_000, import_id: second.id }]);
});

test('a file that says a key twice leaves no trace either', async () => {
  await loadText(database, MONDAY);
  const before = state();
  const twice = await loadText(
    database,
    callLog([
      { id: 'C1', talk: '00:08:00' },
      { id: 'C1', talk: '00:09:00' },
      { id: 'C7', talk: '00:01:00' },
      { id: 'C7', talk: '00:02:00' },
    ]),
    'twice.csv',
  );
  await undo(twice.id);
  expect(state()).toEqual(before);
});

test('taking a roster back returns the teams as they were; who has contacts stays', async () => {
  await loadText(database, MONDAY);
  const before = state();
  const roster = await loadText(
    database,
    `${ROSTER_HEADER}\nAna,ana@example.com,North,UTC,2024-01-01,,,,member\nDan,dan@example.com,North,UTC,2024-01-01,,,,leader\n`,
    'roster.csv',
  );
  expect(one('SELECT COUNT(*) FROM daily_facts WHERE team_id > 0')).toBe(1);
  await undo(roster.id);
  expect(state()).toEqual(before);
  expectFactsOfRows();
});

test('people whom a roster brought stay while their contacts are loaded', async () => {
  const roster = await loadText(
    database,
    `${ROSTER_HEADER}\nAna,ana@example.com,North,UTC,2024-01-01,,,,member\n`,
    'roster.csv',
  );
  await loadText(database, callLog([{ id: 'C1', agent: 'Ana' }]));
  await undo(roster.id);
  expect(all('SELECT name, import_id FROM employees')).toEqual([{ name: 'Ana', import_id: null }]);
  expect(all('SELECT * FROM team_memberships')).toEqual([]);
  expect(all('SELECT team_id, handled_count FROM daily_facts')).toEqual([{ team_id: 0, handled_count: 1 }]);
  expectFactsOfRows();
});

test('answers and reviews go back to whom they belonged when the contacts are taken away', async () => {
  const surveys = [
    'survey_id,contact_id,agent_name,score,asked_at,answered_at',
    'S1,C1,,5,2026-03-02T10:00:00Z,2026-03-02T10:05:00Z',
    'S2,C2,Ana,2,2026-03-02T11:00:00Z,2026-03-02T11:05:00Z',
  ].join('\n');
  const reviews = [
    'review_id,form,section,item,points,possible,reviewed_at,agent_name,contact_id',
    'R1,Calls,Opening,Greets,1,1,2026-03-05T09:00:00Z,Ana,C1',
    'R1,Calls,Closing,Sums up,0,1,2026-03-05T09:00:00Z,Ana,C1',
  ].join('\n');
  await loadText(database, surveys, 'surveys.csv');
  await loadText(database, reviews, 'reviews.csv');
  const before = state();
  const calls = await loadText(
    database,
    callLog([
      { id: 'C1', rating: '' },
      { id: 'C2', agent: 'Ben', rating: '' },
    ]),
  );
  expect(one(`SELECT employee_id IS NOT NULL FROM answers WHERE answer_key LIKE 'S1%'`)).toBe(1);
  await undo(calls.id);
  expect(state()).toEqual(before);
  expectFactsOfRows();
});

test('a corrected review is put back whole', async () => {
  const reviews = (points: number, reviewer: string) =>
    [
      'review_id,form,section,item,points,possible,reviewed_at,agent_name,reviewer',
      `R1,Calls,Opening,Greets,${points},2,2026-03-05T09:00:00Z,Ana,${reviewer}`,
      `R1,Calls,Closing,Sums up,1,2,2026-03-05T09:00:00Z,Ana,${reviewer}`,
    ].join('\n');
  const first = await loadText(database, reviews(2, 'Rita'), 'a.csv');
  const before = state();
  const second = await loadText(database, reviews(0, 'Sam'), 'b.csv');
  expect(second.counts).toMatchObject({ read: 2, inserted: 0 });
  expect(all('SELECT reviewer FROM reviews')).toEqual([{ reviewer: 'Sam' }]);
  await undo(second.id);
  expect(state()).toEqual(before);
  await undo(first.id);
  expect(state()).toMatchObject({ facts: [], reviews: [], items: [], people: [] });
});
