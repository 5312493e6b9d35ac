import type { OpenDatabase } from 'db/open';
import { sumLegsUnder } from 'db/queries/sum-under';
import { beginChanges, noteImport } from 'db/roll-up/changes';
import { recompute } from 'db/roll-up/recompute';
import { rollUpChanges } from 'db/roll-up/roll-up';
import type { LegsTable } from 'db/schema';
import { DEFAULT_SETTINGS, writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import type { Insertable } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { makeEmployee, makeImport, makeLeg } from '../factories';
import { openFresh } from '../open-fresh';

const FIRST = Date.parse('2026-03-02T12:00:00Z');
const DAY_MS = 86_400_000;

let opened: OpenDatabase;
let importId: number;
let employeeId: number;
beforeEach(async () => {
  opened = await openFresh(':memory:');
  importId = await makeImport(opened.db);
  employeeId = await makeEmployee(opened.db);
});

type Leg = Partial<Insertable<LegsTable>>;

/** A contact, and one by the same customer so long after it; what is said of either can be changed. */
async function addPair(afterMs: number, { first = {}, next = {} }: { first?: Leg; next?: Leg } = {}) {
  const common = { import_id: importId, employee_id: employeeId, customer_key: 'k', reason: 'Billing' };
  await makeLeg(opened.db, { ...common, contact_key: 'one', started_at: FIRST, ...first });
  const local_date = new Date(FIRST + afterMs).toISOString().slice(0, 10);
  await makeLeg(opened.db, { ...common, contact_key: 'two', started_at: FIRST + afterMs, local_date, ...next });
  beginChanges(opened.connection);
  noteImport(opened.connection, importId);
  write(opened.connection, rollUpChanges);
}

const isFirstRepeated = () =>
  opened.connection.prepare(`SELECT is_repeated FROM legs WHERE contact_key = 'one'`).pluck().get() === 1;
const repeatedCount = () => opened.connection.prepare('SELECT SUM(repeated_count) FROM daily_facts').pluck().get();
/** The same as the rows say it where other days count than those in force. */
async function countUnder(repeat_days: number) {
  const settings = { ...DEFAULT_SETTINGS, repeat_days };
  return (await sumLegsUnder(opened.db, { settings, measures: ['repeated_count'] }))[0]!.repeated_count;
}

const { repeat_days: days } = DEFAULT_SETTINGS;

test.each([
  [0, false],
  [1, true],
  [days * DAY_MS - 1, true],
  [days * DAY_MS, true],
  [days * DAY_MS + 1, false],
  [(days + 1) * DAY_MS, false],
])('whoever comes again %i ms later, where seven days count, has come again: %s', async (afterMs, isRepeated) => {
  await addPair(afterMs);
  expect(isFirstRepeated()).toBe(isRepeated);
  expect(repeatedCount()).toBe(Number(isRepeated));
  write(opened.connection, (tx) => writeSetting(tx, 'repeat_days', days + 1));
  expect(await countUnder(days)).toBe(Number(isRepeated));
});

test.each([1, 3, 14, 30])('exactly %i days later is within as many days, however that is asked', async (repeatDays) => {
  for (const [more, isRepeated] of [
    [0, true],
    [1, false],
  ] as const) {
    opened.connection.exec('DELETE FROM legs; DELETE FROM daily_facts');
    write(opened.connection, (tx) => writeSetting(tx, 'repeat_days', 7));
    await addPair(repeatDays * DAY_MS + more);
    expect(await countUnder(repeatDays)).toBe(Number(isRepeated));
    write(opened.connection, (tx) => writeSetting(tx, 'repeat_days', repeatDays));
    write(opened.connection, (tx) => recompute(tx, ['repeat_days']));
    expect([isFirstRepeated(), repeatedCount()]).toEqual([isRepeated, Number(isRepeated)]);
  }
});

test.each<[string, boolean, { first?: Leg; next?: Leg }]>([
  ['by another channel', true, { next: { channel: 'chat' } }],
  ['without anybody answering', true, { next: { is_answered: 0, is_abandoned: 1, employee_id: null } }],
  ['in another system under the same number', true, { next: { contact_key: 'one', source: 'other' } }],
  ['neither time with a reason', true, { first: { reason: null }, next: { reason: null } }],
  ['for another reason', false, { next: { reason: 'Refund' } }],
  ['for a reason that nobody wrote down', false, { next: { reason: null } }],
  ['because they were called', false, { next: { direction: 'outbound' } }],
  ['in another leg of the same contact', false, { next: { contact_key: 'one', leg_key: '2' } }],
  ['as another customer', false, { next: { customer_key: 'other' } }],
])('whoever comes again %s counts as come again: %s', async (_, isRepeated, changes) => {
  await addPair(DAY_MS, changes);
  expect(repeatedCount()).toBe(Number(isRepeated));
  write(opened.connection, (tx) => writeSetting(tx, 'repeat_days', 8));
  expect(await countUnder(7)).toBe(Number(isRepeated));
});
