import type { OpenDatabase } from 'db/open';
import { beginReturn, decideHeld } from 'db/queries/held-decisions';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { settleHeld } from 'importers/load/people/settle-held';
import { beforeEach, expect } from 'vitest';
import { type addsUp, allFacts, type Call, callLog, loadText, openLoadDatabase, ROSTER_HEADER } from './load-helpers';

/** A center whose roster lists Ana alone. */
export let database: OpenDatabase;
export let ana: number;

export const ANA = 'Ana,ana@example.com,North,UTC,2024-01-01,,,,member';

/** Opens that center anew for each test of the file. */
export function heldCenterForEachTest() {
  beforeEach(async () => {
    database = await openLoadDatabase();
    await loadText(database, `${ROSTER_HEADER}\n${ANA}\n`, 'roster.csv');
    ana = one(`SELECT id FROM employees WHERE name = 'Ana'`) as number;
  });
}

export const all = (sql: string, ...values: unknown[]) => database.connection.prepare(sql).all(...values);
export const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

export const load = (calls: readonly Call[], fileName = 'calls.csv') => loadText(database, callLog(calls), fileName);
export const counts = (importId: number) =>
  database.connection
    .prepare(
      `SELECT rows_read AS "read", rows_inserted AS inserted, rows_updated AS updated, rows_unchanged AS unchanged,
         rows_rejected AS rejected, rows_skipped AS skipped, rows_held AS held FROM imports WHERE id = ?`,
    )
    .get(importId) as Parameters<typeof addsUp>[0];
const heldId = (name: string) => one('SELECT id FROM held_people WHERE name = ?', name) as number;

/** Everything that figures rest on, and what waits. */
export const state = () => ({
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

export async function decide(name: string, state: 'linked' | 'created' | 'ignored', employeeId: number | null = null) {
  const id = heldId(name);
  await decideHeld(database.db, { id, state, employeeId, userId: 1, at: 0 });
  await settleHeld(database, id);
}

export async function takeBack(name: string) {
  const id = heldId(name);
  await beginReturn(database.db, id);
  await settleHeld(database, id);
}

export function expectFactsOfRows() {
  const facts = allFacts(database);
  write(database.connection, rollUpAll);
  expect(allFacts(database)).toEqual(facts);
}

/** One row of Ana, two of somebody whose name is misspelt, one of a stranger. */
export const MIXED: Call[] = [
  { id: 'C1', agent: 'Ana' },
  { id: 'C2', agent: 'Anna', talk: '00:05:00' },
  { id: 'C3', agent: 'Anna', date: '2026-03-03' },
  { id: 'C4', agent: 'Zoe' },
];
