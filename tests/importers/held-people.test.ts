import type { OpenDatabase } from 'db/open';
import { beginReturn, decideHeld } from 'db/queries/held-decisions';
import { rollUpAll } from 'db/roll-up/roll-up';
import { settleHeld } from 'importers/load/settle-held';
import { undoImport } from 'importers/load/undo';
import { beforeEach, expect, test } from 'vitest';
import { addsUp, allFacts, type Call, callLog, loadText, openLoadDatabase, ROSTER_HEADER } from './load-helpers';

let database: OpenDatabase;
let ana: number;

const ANA = 'Ana,ana@example.com,North,UTC,2024-01-01,,,,member';
beforeEach(async () => {
  database = await openLoadDatabase();
  await loadText(database, `${ROSTER_HEADER}\n${ANA}\n`, 'roster.csv');
  ana = one(`SELECT id FROM employees WHERE name = 'Ana'`) as number;
});

const all = (sql: string, ...values: unknown[]) => database.connection.prepare(sql).all(...values);
const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

const load = (calls: readonly Call[], fileName = 'calls.csv') => loadText(database, callLog(calls), fileName);
const counts = (importId: number) =>
  database.connection
    .prepare(
      `SELECT rows_read AS "read", rows_inserted AS inserted, rows_updated AS updated, rows_unchanged AS unchanged,
         rows_rejected AS rejected, rows_skipped AS skipped, rows_held AS held FROM imports WHERE id = ?`,
    )
    .get(importId) as Parameters<typeof addsUp>[0];
const heldId = (name: string) => one('SELECT id FROM held_people WHERE name = ?', name) as number;

/** Everything that figures rest on, and what waits. */
const state = () => ({
  facts: allFacts(database),
  legs: all('SELECT contact_key, employee_id, talk_ms, import_id, line FROM legs ORDER BY contact_key'),
  answers: all('SELECT answer_key, employee_id, score, import_id, line FROM answers ORDER BY answer_key'),
  people: all('SELECT * FROM employees ORDER BY id'),
  aliases: all('SELECT * FROM employee_aliases ORDER BY source, alias'),
  waiting: all(
    `SELECT import_id, line, code, cell, raw, held_person_id, on_date FROM import_rows WHERE fate = 'held' ORDER BY 1, 2`,
  ),
  open: all(`SELECT id, source, person_key, state, employee_id FROM held_people ORDER BY id`),
});

async function decide(name: string, state: 'linked' | 'created' | 'ignored', employeeId: number | null = null) {
  const id = heldId(name);
  await decideHeld(database.db, { id, state, employeeId, userId: 1, at: 0 });
  await settleHeld(database, id);
}

async function takeBack(name: string) {
  const id = heldId(name);
  await beginReturn(database.db, id);
  await settleHeld(database, id);
}

function expectFactsOfRows() {
  const facts = allFacts(database);
  rollUpAll(database.connection);
  expect(allFacts(database)).toEqual(facts);
}

const MIXED: Call[] = [
  { id: 'C1', agent: 'Ana' },
  { id: 'C2', agent: 'Anna', talk: '00:05:00' },
  { id: 'C3', agent: 'Anna', date: '2026-03-03' },
  { id: 'C4', agent: 'Zoe' },
];

test('linked to somebody, the rows that waited count for them, under their own lines', async () => {
  const { id } = await load(MIXED);
  expect(counts(id)).toMatchObject({ read: 4, inserted: 1, held: 3 });
  await decide('Anna', 'linked', ana);
  expect(counts(id)).toMatchObject({ read: 4, inserted: 3, held: 1 });
  expect(addsUp(counts(id))).toBe(true);
  expect(all('SELECT contact_key, employee_id, import_id, line FROM legs ORDER BY line')).toEqual([
    { contact_key: 'C1', employee_id: ana, import_id: id, line: 2 },
    { contact_key: 'C2', employee_id: ana, import_id: id, line: 3 },
    { contact_key: 'C3', employee_id: ana, import_id: id, line: 4 },
  ]);
  expect(one('SELECT SUM(talk_ms) FROM daily_facts WHERE employee_id = ?', ana)).toBe(540_000);
  expect(one('SELECT last_date FROM imports WHERE id = ?', id)).toBe('2026-03-03');
  expectFactsOfRows();
  const later = await load([{ id: 'C9', agent: 'Anna' }], 'later.csv');
  expect(later.counts).toMatchObject({ inserted: 1, held: 0 });
});

test('a link that is taken back leaves everything as it was, with the rows of later files too', async () => {
  const first = await load(MIXED);
  const before = state();
  await decide('Anna', 'linked', ana);
  await takeBack('Anna');
  expect(state()).toEqual(before);
  expect(counts(first.id)).toMatchObject({ inserted: 1, held: 3 });

  await decide('Anna', 'linked', ana);
  const later = await load([{ id: 'C9', agent: 'Anna' }], 'later.csv');
  await takeBack('Anna');
  expect(counts(later.id)).toMatchObject({ read: 1, inserted: 0, held: 1 });
  expect(allFacts(database)).toEqual(before.facts);
  await decide('Anna', 'linked', ana);
  expect(counts(later.id)).toMatchObject({ read: 1, inserted: 1, held: 0 });
  expectFactsOfRows();
});

test('ignored, the rows are skipped and so are those of later files, until that is taken back', async () => {
  const { id } = await load(MIXED);
  const before = state();
  await decide('Zoe', 'ignored');
  expect(counts(id)).toMatchObject({ inserted: 1, skipped: 1, held: 2 });
  const later = await load([{ id: 'C9', agent: 'ZOE' }], 'later.csv');
  expect(later.counts).toMatchObject({ read: 1, skipped: 1, held: 0 });
  expect(one(`SELECT code FROM import_rows WHERE import_id = ?`, later.id)).toBe('ignored_person');
  await undoImport(database, later.id, null);
  await takeBack('Zoe');
  expect(state()).toEqual(before);
});

test('a person made for a held name goes again with the decision, unless something else needs them', async () => {
  await load(MIXED);
  const before = state();
  const make = () =>
    Number(
      database.connection.prepare(`INSERT INTO employees (name, is_contractor) VALUES ('Zoe', 0)`).run()
        .lastInsertRowid,
    );
  await decide('Zoe', 'created', make());
  expect(one(`SELECT COUNT(*) FROM legs l JOIN employees e ON e.id = l.employee_id WHERE e.name = 'Zoe'`)).toBe(1);
  await takeBack('Zoe');
  expect(state()).toEqual(before);

  const zoe = make();
  await decide('Zoe', 'created', zoe);
  database.connection
    .prepare(
      `INSERT INTO users (email, name, role, employee_id, created_at) VALUES ('z@example.com', 'Zoe', 'agent', ?, 0)`,
    )
    .run(zoe);
  await takeBack('Zoe');
  expect(one('SELECT COUNT(*) FROM employees WHERE id = ?', zoe)).toBe(1);
  expect(one('SELECT COUNT(*) FROM legs WHERE employee_id = ?', zoe)).toBe(0);
});

test('an import that is taken back takes its held rows along, and loading it again holds them again', async () => {
  const { id } = await load(MIXED);
  await undoImport(database, id, null);
  expect(all('SELECT * FROM held_people')).toEqual([]);
  const again = await load(MIXED);
  expect(again.counts).toMatchObject({ inserted: 1, held: 3 });
  await decide('Anna', 'linked', ana);
  await undoImport(database, again.id, null);
  expect(all('SELECT * FROM legs')).toEqual([]);
  expect(allFacts(database)).toEqual([]);
});

test('two files with the same waiting rows count them once; taken back in either order the other one says them', async () => {
  const a = await load(MIXED, 'a.csv');
  const b = await load(MIXED, 'b.csv');
  await decide('Anna', 'linked', ana);
  const facts = allFacts(database);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(3);
  expect(counts(b.id)).toMatchObject({ read: 4, inserted: 0, unchanged: 3, held: 1 });
  await undoImport(database, a.id, null);
  expect(allFacts(database)).toEqual(facts);
  expect(counts(b.id)).toMatchObject({ read: 4, inserted: 3, unchanged: 0, held: 1 });
  await takeBack('Anna');
  expect(counts(b.id)).toMatchObject({ read: 4, inserted: 1, held: 3 });
  expectFactsOfRows();
});

test('rows that waited do not undo what a later file said of the same contacts', async () => {
  const early = await load([{ id: 'C2', agent: 'Anna', talk: '00:01:00' }], 'early.csv');
  await load([{ id: 'C2', agent: 'Ana', talk: '00:07:00' }], 'late.csv');
  await decide('Anna', 'linked', ana);
  expect(one('SELECT talk_ms FROM legs')).toBe(420_000);
  expect(counts(early.id)).toMatchObject({ read: 1, inserted: 0, updated: 0, held: 0 });
  expectFactsOfRows();
});

test('a later roster that names them resolves the rows by itself and says so; taken back, they wait again', async () => {
  const { id } = await load(MIXED);
  const before = state();
  const roster = await loadText(
    database,
    `${ROSTER_HEADER}\n${ANA}\nZoe,zoe@example.com,North,UTC,2024-01-01,,,,member\n`,
    'new.csv',
  );
  expect(roster.note).toContain('count now: Zoe (1)');
  expect(counts(id)).toMatchObject({ inserted: 2, held: 2 });
  expect(
    one(
      `SELECT t.name FROM daily_facts f JOIN teams t ON t.id = f.team_id JOIN employees e ON e.id = f.employee_id WHERE e.name = 'Zoe'`,
    ),
  ).toBe('North');
  expectFactsOfRows();
  await undoImport(database, roster.id, null);
  expect(state()).toEqual(before);
  expect(counts(id)).toMatchObject({ inserted: 1, held: 3 });
});

test('a name that two people have is held as such, and linking settles whose rows these are', async () => {
  const twin = `${ROSTER_HEADER}\nAna,ana2@example.com,South,UTC,2024-01-01,,,,member\n`;
  await loadText(database, twin, 'twin.csv');
  const { id } = await load([{ id: 'C1', agent: 'Ana' }]);
  expect(all(`SELECT code FROM import_rows WHERE import_id = ? AND fate = 'held'`, id)).toEqual([
    { code: 'ambiguous_person' },
  ]);
  const before = state();
  await decide('Ana', 'linked', ana);
  expect(one('SELECT employee_id FROM legs')).toBe(ana);
  await takeBack('Ana');
  expect(state()).toEqual(before);
});

test('survey answers and reviews of somebody unknown wait as well', async () => {
  const surveys = [
    'survey_id,contact_id,agent_name,score,asked_at,answered_at',
    'S1,,Zoe,5,2026-03-02T10:00:00Z,2026-03-02T10:05:00Z',
  ];
  const reviews = [
    'review_id,form,section,item,points,possible,reviewed_at,agent_name',
    'R1,Calls,Opening,Greets,1,1,2026-03-05T09:00:00Z,Zoe',
    'R1,Calls,Closing,Sums up,0,1,2026-03-05T09:00:00Z,Zoe',
  ];
  await loadText(database, `${surveys.join('\n')}\n`, 'surveys.csv');
  await loadText(database, `${reviews.join('\n')}\n`, 'reviews.csv');
  expect(all('SELECT * FROM answers')).toEqual([]);
  const people = all('SELECT id FROM held_people') as { id: number }[];
  for (const { id } of people) {
    await decideHeld(database.db, { id, state: 'linked', employeeId: ana, userId: 1, at: 0 });
    await settleHeld(database, id);
  }
  expect(all('SELECT employee_id FROM answers')).toEqual([{ employee_id: ana }]);
  expect(all('SELECT points FROM review_items ORDER BY line')).toEqual([{ points: 1 }, { points: 0 }]);
  expectFactsOfRows();
  for (const { id } of people) {
    await beginReturn(database.db, id);
    await settleHeld(database, id);
  }
  expect({ reviews: all('SELECT * FROM reviews'), facts: allFacts(database) }).toEqual({ reviews: [], facts: [] });
});
