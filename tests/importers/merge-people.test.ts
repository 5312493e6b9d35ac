import type { OpenDatabase } from 'db/open';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { mergePeople } from 'importers/load/people/merge-people';
import { unmergePeople } from 'importers/load/people/unmerge-people';
import { undoImport } from 'importers/load/undo';
import { beforeEach, expect, test } from 'vitest';
import { allFacts, callLog, loadText, openLoadDatabase, ROSTER_HEADER } from './load-helpers';

let database: OpenDatabase;
let ana: number;
let twin: number;

const ROSTER = [
  `${ROSTER_HEADER},alias:call_log`,
  'Ana Moroz,ana@example.com,North,UTC,2024-01-01,,2026-03-04,,member,amoroz',
  'Moroz Ana,ana.m@example.com,South,UTC,2024-01-01,,2024-01-01,,member,ana.m',
  'Ben,ben@example.com,North,UTC,2024-01-01,,,,member,ben',
].join('\n');

beforeEach(async () => {
  database = await openLoadDatabase();
  await loadText(database, `${ROSTER}\n`, 'roster.csv');
  ana = one(`SELECT id FROM employees WHERE name = 'Ana Moroz'`) as number;
  twin = one(`SELECT id FROM employees WHERE name = 'Moroz Ana'`) as number;
  await loadText(
    database,
    callLog([
      { id: 'C1', agent: 'amoroz', date: '2026-03-02' },
      { id: 'C2', agent: 'ana.m', date: '2026-03-02', talk: '00:05:00' },
      { id: 'C3', agent: 'ana.m', date: '2026-03-09' },
      { id: 'C4', agent: 'ben', date: '2026-03-09' },
    ]),
    'calls.csv',
  );
  const reviews = [
    'review_id,form,section,item,points,possible,reviewed_at,agent_name,contact_id',
    'R1,Calls,Opening,Greets,1,1,2026-03-05T09:00:00Z,Moroz Ana,C2',
  ];
  await loadText(database, `${reviews.join('\n')}\n`, 'reviews.csv');
});

const all = (sql: string, ...values: unknown[]) => database.connection.prepare(sql).all(...values);
const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);
const merge = () => mergePeople(database, { keptId: ana, mergedId: twin, userId: 1 });
const unmerge = (mergeId: number) => unmergePeople(database, { mergeId, userId: 1 });

const TABLES = [
  'employees',
  'employee_aliases',
  'team_memberships',
  'team_leaders',
  'legs',
  'answers',
  'reviews',
  'review_items',
  'events',
  'goals',
  'users',
];
const state = () => ({
  facts: allFacts(database),
  ...Object.fromEntries(TABLES.map((table) => [table, all(`SELECT * FROM ${table} ORDER BY rowid`)])),
});

function expectFactsOfRows() {
  const facts = allFacts(database);
  write(database.connection, rollUpAll);
  expect(allFacts(database)).toEqual(facts);
}

test('merged, all rows of two records count for the kept one, and days without a team take the other stays', async () => {
  await merge();
  expect(all('SELECT name FROM employees ORDER BY id')).toEqual([{ name: 'Ana Moroz' }, { name: 'Ben' }]);
  expect(one('SELECT COUNT(*) FROM legs WHERE employee_id = ?', ana)).toBe(3);
  expect(one('SELECT employee_id FROM reviews')).toBe(ana);
  expect(one('SELECT leg_id IS NOT NULL FROM reviews')).toBe(1);
  expect(
    all(
      `SELECT t.name, m.from_date, m.to_date FROM team_memberships m JOIN teams t ON t.id = m.team_id
       WHERE m.employee_id = ? ORDER BY m.from_date`,
      ana,
    ),
  ).toEqual([
    { name: 'South', from_date: '2024-01-01', to_date: '2026-03-04' },
    { name: 'North', from_date: '2026-03-04', to_date: null },
  ]);
  expect(
    all(
      `SELECT f.local_date, t.name, SUM(f.handled_count) AS handled FROM daily_facts f JOIN teams t ON t.id = f.team_id
       WHERE f.employee_id = ? GROUP BY 1, 2 HAVING handled > 0 ORDER BY 1`,
      ana,
    ),
  ).toEqual([
    { local_date: '2026-03-02', name: 'South', handled: 2 },
    { local_date: '2026-03-09', name: 'North', handled: 1 },
  ]);
  expectFactsOfRows();
  expect(all(`SELECT action, thing, thing_id FROM audit_entries WHERE action = 'merge'`)).toEqual([
    { action: 'merge', thing: 'person', thing_id: String(ana) },
  ]);
});

test('taken apart again, everything is exactly as it was', async () => {
  const { connection } = database;
  connection
    .prepare(
      `INSERT INTO users (email, name, role, employee_id, created_at) VALUES ('a@example.com', 'A', 'agent', ?, 0)`,
    )
    .run(twin);
  connection
    .prepare(
      `INSERT INTO team_leaders (team_id, employee_id, from_date) VALUES (1, ?, '2026-01-01'), (1, ?, '2026-01-01')`,
    )
    .run(ana, twin);
  const before = state();
  const mergeId = await merge();
  expect(state()).not.toEqual(before);
  expect(one('SELECT employee_id FROM users')).toBe(ana);
  await unmerge(mergeId);
  expect(state()).toEqual(before);
  expect(all('SELECT * FROM merged_rows')).toEqual([]);
  await unmerge(await merge());
  expect(state()).toEqual(before);
  expectFactsOfRows();
});

test('files that name the merged record load for the kept one, and go back with it', async () => {
  const mergeId = await merge();
  const later = await loadText(
    database,
    callLog([
      { id: 'C5', agent: 'ana.m', date: '2026-03-10' },
      { id: 'C6', agent: 'Moroz Ana', date: '2026-03-10' },
      { id: 'C7', agent: 'amoroz', date: '2026-03-10' },
    ]),
    'later.csv',
  );
  expect(later.counts).toMatchObject({ inserted: 3, held: 0 });
  expect(one('SELECT COUNT(*) FROM legs WHERE employee_id = ?', ana)).toBe(6);
  await unmerge(mergeId);
  expect(all('SELECT contact_key FROM legs WHERE employee_id = ? ORDER BY 1', twin)).toEqual(
    ['C2', 'C3', 'C5', 'C6'].map((contact_key) => ({ contact_key })),
  );
  expectFactsOfRows();
});

test('a roster that still lists both changes nothing about the kept person', async () => {
  await merge();
  const before = state();
  const again = await loadText(database, `${ROSTER}\n`, 'again.csv');
  expect(again.counts).toMatchObject({ read: 3, updated: 0, inserted: 0 });
  expect(state()).toEqual(before);
});

test('an import of before the merge can be taken back, also after a later one replaced its rows', async () => {
  const corrected = await loadText(
    database,
    callLog([{ id: 'C2', agent: 'ben', date: '2026-03-02' }]),
    'corrected.csv',
  );
  const mergeId = await merge();
  await undoImport(database, corrected.id, null);
  expect(one(`SELECT employee_id FROM legs WHERE contact_key = 'C2'`)).toBe(ana);
  expectFactsOfRows();
  await unmerge(mergeId);
  expect(one(`SELECT employee_id FROM legs WHERE contact_key = 'C2'`)).toBe(twin);
  expectFactsOfRows();
});

test('rows that an undo took away meanwhile do not come back, and their places are not mistaken for new rows', async () => {
  const extra = await loadText(database, callLog([{ id: 'X1', agent: 'ana.m', date: '2026-03-11' }]), 'extra.csv');
  const mergeId = await merge();
  await undoImport(database, extra.id, null);
  await loadText(database, callLog([{ id: 'X2', agent: 'amoroz', date: '2026-03-11' }]), 'new.csv');
  await unmerge(mergeId);
  expect(one(`SELECT employee_id FROM legs WHERE contact_key = 'X2'`)).toBe(ana);
  expectFactsOfRows();
});

test('the number of a merged record is never given to somebody new', async () => {
  const last = one('SELECT MAX(id) FROM employees') as number;
  await mergePeople(database, { keptId: ana, mergedId: last, userId: null });
  await loadText(database, `${ROSTER_HEADER}\nCleo,cleo@example.com,North,UTC,2024-01-01,,,,member\n`, 'new.csv');
  expect(one(`SELECT id FROM employees WHERE name = 'Cleo'`)).toBe(last + 1);
});

test('merges are taken apart from the last one on, and what cannot be done is said', async () => {
  const first = await merge();
  const ben = one(`SELECT id FROM employees WHERE name = 'Ben'`) as number;
  const second = await mergePeople(database, { keptId: ben, mergedId: ana, userId: null });
  await loadText(database, callLog([{ id: 'C8', agent: 'ana.m', date: '2026-03-12' }]), 'chain.csv');
  expect(one(`SELECT employee_id FROM legs WHERE contact_key = 'C8'`)).toBe(ben);
  await expect(unmerge(first)).rejects.toThrow('merged into another since');
  await expect(merge()).rejects.toThrow('gone');
  await expect(mergePeople(database, { keptId: ben, mergedId: ben, userId: null })).rejects.toThrow('same record');
  await unmerge(second);
  await unmerge(first);
  await expect(unmerge(first)).rejects.toThrow('no longer merged');
  expect(one(`SELECT employee_id FROM legs WHERE contact_key = 'C8'`)).toBe(twin);
  expectFactsOfRows();
});
