import { undoImport } from 'importers/load/undo';
import { expect, test } from 'vitest';
import {
  all,
  ana,
  counts,
  database,
  decide,
  expectFactsOfRows,
  heldCenterForEachTest,
  load,
  MIXED,
  one,
  state,
  takeBack,
} from './held-center';
import { addsUp, allFacts } from './load-helpers';

heldCenterForEachTest();

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
