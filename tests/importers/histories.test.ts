import type { OpenDatabase } from 'db/open';
import { changeDefinitions } from 'db/roll-up/change-definitions';
import { rollUpAll } from 'db/roll-up/roll-up';
import type { Settings } from 'db/settings';
import { WriteTransaction, write } from 'db/write-transaction';
import { hasHalves } from 'importers/load/publish/unpublished';
import { undoImport } from 'importers/load/undo';
import { expect, test } from 'vitest';
import { count } from '../counts';
import { seededRandom } from '../metrics/verdicts/seeded-random';
import { by, CALLS, call, redefine, SURVEYS, survey } from './corrected-calls';
import { allFacts, loadText, openLoadDatabase } from './load-helpers';

const CONTACTS = 24;

/** A file of some contacts or of surveys of some, mostly said as other files say them. */
function randomFile(random: () => number): string {
  const isCalls = random() < 0.7;
  const rows: string[] = [];
  for (let contact = 0; contact < CONTACTS; contact += 1) {
    const version = random() < 0.6 ? 0 : Math.floor(random() * 4);
    if (random() < 0.5) rows.push(isCalls ? call(contact, version) : survey(contact, version));
  }
  // Some stand twice in a file: mostly corrected first, and then as they were.
  for (let contact = 0; contact < CONTACTS && isCalls; contact += 1) {
    if (random() < 0.1) rows.push(call(contact, random() < 0.7 ? 0 : 1));
  }
  return `${[isCalls ? CALLS : SURVEYS, ...rows].join('\n')}\n`;
}

const CHANGES: Partial<Settings>[] = [
  { repeat_days: 2 },
  { repeat_days: 7, threshold_ms: 20_000 },
  { threshold_ms: 35_000, service_level_variant: 'negative' },
  { escalation_reasons: ['Topic 1'] },
];

/** Nobody's any more, but named by what a later file replaced: undoing that file would bring the row back, and so they stay. */
const IS_REMEMBERED = `NOT EXISTS (SELECT 1 FROM legs WHERE employee_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM answers WHERE e.id IN (employee_id, named_employee_id))
  AND EXISTS (SELECT 1 FROM import_rows WHERE e.id IN (previous ->> 'employee_id', previous ->> 'named_employee_id'))`;

/** All that figures rest on and all figures, by names, since numbers differ from one history to another. */
function said(opened: OpenDatabase) {
  const all = (sql: string) => opened.connection.prepare(sql).all();
  const people = new Map(
    all('SELECT id, name FROM employees').map((row) => Object.values(row as object) as [number, string]),
  );
  const queues = new Map(
    all('SELECT id, name FROM queues').map((row) => Object.values(row as object) as [number, string]),
  );
  const facts = (allFacts(opened) as Record<string, unknown>[]).map((row) =>
    JSON.stringify({
      ...row,
      employee_id: people.get(row.employee_id as number),
      queue_id: queues.get(row.queue_id as number),
    }),
  );
  return {
    facts: facts.sort(),
    people: all(`SELECT name FROM employees e WHERE NOT (${IS_REMEMBERED}) ORDER BY name`),
    queues: [...queues.values()].sort(),
    legs: all(`SELECT l.contact_key, e.name, q.name AS queue, l.channel, l.started_at, l.talk_ms, l.reason,
      l.is_repeat_eligible, l.is_repeated FROM legs l LEFT JOIN employees e ON e.id = l.employee_id
      LEFT JOIN queues q ON q.id = l.queue_id ORDER BY 1`),
    answers: all(`SELECT a.answer_key, a.score, e.name, q.name AS queue, a.channel, l.contact_key FROM answers a
      LEFT JOIN employees e ON e.id = a.employee_id LEFT JOIN queues q ON q.id = a.queue_id
      LEFT JOIN legs l ON l.id = a.leg_id ORDER BY 1`),
  };
}

/** The figures as one transaction says them that reads all rows; nothing of it stays. */
function saidAnew(opened: OpenDatabase) {
  const tx = WriteTransaction.begin(opened.connection);
  try {
    rollUpAll(tx);
    return said(opened);
  } finally {
    tx.rollBack();
  }
}

test.each(Array.from({ length: count(6, 120) }, (_, at) => at + 1))(
  'history %i: whatever is loaded, corrected, undone and redefined, all is as if only what is left had ever been loaded',
  async (seed) => {
    const random = seededRandom(seed);
    const database = await openLoadDatabase();
    const standing: { id: number; text: string }[] = [];
    const settings: Partial<Settings> = {};
    for (let step = 0; step < 14; step += 1) {
      const which = random();
      if (which < 0.5 || standing.length === 0) {
        const text = randomFile(random);
        standing.push({ id: (await loadText(database, text, `file-${step}.csv`)).id, text });
      } else if (which < 0.85) {
        const { id } = standing.splice(Math.floor(random() * standing.length), 1)[0]!;
        await undoImport(database, id, null, { rowsATime: 3 });
      } else {
        const change = CHANGES[Math.floor(random() * CHANGES.length)]!;
        Object.assign(settings, change);
        await redefine(database, change);
      }
      expect(said(database), `step ${step}`).toEqual(saidAnew(database));
      expect(hasHalves(database.connection)).toBe(false);
    }
    const fresh = await openLoadDatabase();
    write(fresh.connection, (tx) => changeDefinitions(tx, { settings }, by));
    for (const { text } of standing) await loadText(fresh, text);
    expect(said(database)).toEqual(said(fresh));
  },
);
