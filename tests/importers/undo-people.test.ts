import { readFileSync } from 'node:fs';
import type { OpenDatabase } from 'db/open';
import { findImportLines, recountImport } from 'db/queries/imports-rows';
import { undoImport } from 'importers/load/undo';
import { beforeEach, expect, test } from 'vitest';
import { callLog, loadText, openLoadDatabase, ROSTER_HEADER } from './load-helpers';
import { sampleOf } from './samples';

/** A center without a roster: people come with the files that name them. */
let database: OpenDatabase;
beforeEach(async () => {
  database = await openLoadDatabase();
});

const all = (sql: string) => database.connection.prepare(sql).all();
const load = (calls: Parameters<typeof callLog>[0], fileName: string) => loadText(database, callLog(calls), fileName);
const undo = (id: number) => undoImport(database, id, null);

test('people of contacts and of interval reports are gone with the last of both, in either order', async () => {
  const report = readFileSync(sampleOf('genesys_agent_status', 'input.csv').path, 'utf8');
  const first = await loadText(database, report, 'report.csv');
  const agents = all('SELECT name FROM employees') as { name: string }[];
  expect(agents.length).toBeGreaterThan(0);
  await undo(first.id);

  const contacts = agents.map(({ name }, index) => ({ id: `C${index}`, agent: name }));
  const calls = await load(contacts, 'calls.csv');
  const status = await loadText(database, report, 'report.csv');
  await undo(calls.id);
  expect(all('SELECT name FROM employees ORDER BY name')).toEqual(
    [...agents].sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
  await undo(status.id);
  expect(all('SELECT * FROM employees')).toEqual([]);
});

test('somebody stays while a contact may go back to them, and goes with it', async () => {
  const brought = await load([{ id: 'C1', agent: 'Zoe' }], 'brought.csv');
  const said = await load([{ id: 'C2', agent: 'Zoe' }], 'said.csv');
  const corrected = await load([{ id: 'C2', agent: 'Ben' }], 'corrected.csv');
  await undo(brought.id);
  await undo(corrected.id);
  expect(all('SELECT l.contact_key, e.name FROM legs l JOIN employees e ON e.id = l.employee_id')).toEqual([
    { contact_key: 'C2', name: 'Zoe' },
  ]);
  await undo(said.id);
  expect(all('SELECT * FROM employees')).toEqual([]);
});

test('a row that replaced another counts as updated, also after a roster said more of the person who came with it', async () => {
  await load([{ id: 'C1', agent: 'Ana' }], 'first.csv');
  const second = await load([{ id: 'C1', agent: 'Ben' }], 'second.csv');
  await loadText(database, `${ROSTER_HEADER}\nBen,ben@example.com,North,UTC,2024-01-01,,,,member\n`, 'roster.csv');
  await recountImport(database.db, second.id);
  expect(all(`SELECT rows_inserted, rows_updated FROM imports WHERE id = ${second.id}`)).toEqual([
    { rows_inserted: 0, rows_updated: 1 },
  ]);
  const lines = await findImportLines(database.db, { importId: second.id, from: 1, limit: 10 });
  expect(lines.map(({ fate }) => fate)).toEqual(['updated']);
});
