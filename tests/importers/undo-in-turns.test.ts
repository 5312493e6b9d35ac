import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { changeDefinitions, workOutChange, writeChange } from 'db/roll-up/change-definitions';
import { rollUpAll } from 'db/roll-up/roll-up';
import type { Settings } from 'db/settings';
import Sqlite from 'db/sqlite/driver';
import { WriteTransaction, write } from 'db/write-transaction';
import { takeAwayHalves } from 'importers/load/publish/take-away';
import { hasHalves } from 'importers/load/publish/unpublished';
import { markInterrupted } from 'importers/load/threads/recover';
import { undoImport } from 'importers/load/undo';
import { workAheadAndWrite } from 'importers/load/work-ahead';
import { expect, test } from 'vitest';
import { count } from '../counts';
import { seededRandom } from '../metrics/verdicts/seeded-random';
import { allFacts, loadText, openLoadDatabase } from './load-helpers';

const CALLS =
  'Call Id,Agent,Queue,Channel,Direction,Started,Answered,Abandoned,Wait Seconds,Talk Seconds,Topic,Customer';
const SURVEYS = 'survey_id,contact_id,agent_name,score,asked_at,answered_at';
const CONTACTS = 24;
const AGENTS = ['Ana Reyes', 'Ben Okoro', 'Cleo Marsh', 'Dan Ives'];

const day = (at: number) => `2026-03-${String(1 + (at % 12)).padStart(2, '0')}`;

/** A contact as a file says it: other versions of it are corrections, of its person, its reason or its times. */
function call(contact: number, version: number): string {
  const random = seededRandom(contact * 31 + version * 7 + 1);
  const below = (bound: number) => Math.floor(random() * bound);
  const agent = AGENTS[(contact + (version === 2 ? 1 : 0)) % AGENTS.length]!;
  const times = `${below(60)},${30 + below(300)}`;
  const started = `${day(contact + (version === 3 ? 1 : 0))} 09:${String(below(60)).padStart(2, '0')}:00`;
  const channel = contact % 5 === 0 ? 'chat' : 'voice';
  return `C${1000 + contact},${agent},Queue ${contact % 3},${channel},inbound,${started},Y,N,${times},Topic ${below(2)},+1555010${10 + (contact % 4)}`;
}

const survey = (contact: number, version: number) =>
  `S${contact},C${1000 + contact},${contact % 2 === 0 ? AGENTS[contact % AGENTS.length] : ''},${1 + ((contact + version) % 5)},${day(contact)}T10:00:00Z,${day(contact)}T10:05:00Z`;

/** A file of some contacts or of surveys of some, mostly said as other files say them. */
function randomFile(random: () => number): string {
  const isCalls = random() < 0.7;
  const rows: string[] = [];
  for (let contact = 0; contact < CONTACTS; contact += 1) {
    const version = random() < 0.6 ? 0 : Math.floor(random() * 4);
    if (random() < 0.5) rows.push(isCalls ? call(contact, version) : survey(contact, version));
  }
  return `${[isCalls ? CALLS : SURVEYS, ...rows].join('\n')}\n`;
}

const CHANGES: Partial<Settings>[] = [
  { repeat_days: 2 },
  { repeat_days: 7, threshold_ms: 20_000 },
  { threshold_ms: 35_000, service_level_variant: 'negative' },
  { escalation_reasons: ['Topic 1'] },
];

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
    people: [...people.values()].sort(),
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

const by = { userId: null, date: '2026-03-20', metrics: [] };
const redefine = ({ connection }: OpenDatabase, settings: Partial<Settings>) =>
  workAheadAndWrite(connection, {
    ahead: () => workOutChange(connection, { settings }),
    write: (tx, change) => writeChange(tx, change, by),
  });

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

const READ = [
  'published_legs',
  'published_answers',
  'published_employees',
  'published_queues',
  'published_import_rows',
  'daily_facts',
];
const STAYING = [
  'legs',
  'answers',
  'employees',
  'queues',
  'import_rows',
  'employee_aliases',
  'unpublished_imports',
  'leaving_queues',
];

/** All rows of some tables, but for when the undo was. */
function rowsOf(path: string, tables: readonly string[]) {
  const sqlite = new Sqlite(path, { readonly: true });
  const rows = tables.map((table) =>
    sqlite
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  );
  const imports = sqlite
    .prepare("SELECT id, REPLACE(status, 'undoing', 'loaded') AS status, rows_inserted, rows_unchanged FROM imports")
    .all();
  sqlite.close();
  return JSON.stringify([rows, imports]);
}

/** A first file, one that repeats and corrects it and brings a person and a queue, and one that repeats some of that. */
async function makeCenter(): Promise<{ database: OpenDatabase; second: number }> {
  const database = await openLoadDatabase();
  const some = (from: number, to: number, version: (contact: number) => number) =>
    Array.from({ length: to - from }, (_, at) => call(from + at, version(from + at)));
  const file = (rows: string[]) => `${[CALLS, ...rows].join('\n')}\n`;
  await loadText(database, file(some(0, 12, () => 0)), 'first.csv');
  const own = call(60, 0)
    .replace(AGENTS[60 % 4]!, 'Eve Long')
    .replace('Queue 0', 'Queue 9');
  const { id } = await loadText(database, file([...some(6, 48, (at) => at % 2), own]), 'second.csv');
  await loadText(database, file(some(40, 54, (at) => at % 2)), 'third.csv');
  await loadText(
    database,
    `${[SURVEYS, ...Array.from({ length: 50 }, (_, at) => survey(at, 0))].join('\n')}\n`,
    'surveys.csv',
  );
  return { database, second: id };
}

test('killed after any of its turns, an undo has happened or has not for whoever reads, and the next start finishes it', async () => {
  const { database, second } = await makeCenter();
  database.connection.prepare("UPDATE imports SET status = 'undoing' WHERE id = ?").run(second);
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-undo-'));
  try {
    const path = databasePath();
    const copies: string[] = [];
    const copy = () => {
      const into = join(folder, String(copies.length));
      mkdirSync(into);
      for (const ending of ['', '-wal']) {
        if (existsSync(path + ending)) copyFileSync(path + ending, join(into, `fairlead.db${ending}`));
      }
      copies.push(join(into, 'fairlead.db'));
    };
    const { exec } = database.connection;
    database.connection.exec = (sql: string) => {
      exec.call(database.connection, sql);
      if (sql === 'COMMIT') copy();
      return database.connection;
    };
    copy();
    await undoImport(database, second, null, { rowsATime: 4 });
    database.connection.exec = exec;
    const [before, after] = [rowsOf(copies[0]!, READ), rowsOf(path, READ)];
    const staying = rowsOf(path, STAYING);
    expect(after).not.toBe(before);
    expect(after).not.toContain('Eve Long');
    expect(after).not.toContain('Queue 9');
    const seen = { before: 0, half: 0, after: 0 };
    for (const each of copies) {
      const isAfter = rowsOf(each, READ) === after;
      if (!isAfter) expect(rowsOf(each, READ)).toBe(before);
      seen[isAfter ? (rowsOf(each, STAYING) === staying ? 'after' : 'half') : 'before'] += 1;
      const started = connect(each);
      await markInterrupted(started.db, () => false);
      await takeAwayHalves(started.connection);
      await started.close();
      if (isAfter) expect(rowsOf(each, STAYING)).toBe(staying);
      else expect(rowsOf(each, READ)).toBe(before);
    }
    expect(seen.before).toBeGreaterThan(0);
    expect(seen.half).toBeGreaterThan(5);
    expect(seen.after).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what was worked out ahead is worked out anew where others changed meanwhile what it rests on, and at last while they wait', async () => {
  const database = await openLoadDatabase();
  const other = connect(databasePath());
  const isHeld = () => {
    try {
      write(other.connection, () => {});
      return false;
    } catch {
      return true;
    }
  };
  for (const changes of [0, 2, 9]) {
    let tries: boolean[] = [];
    const found = await workAheadAndWrite(database.connection, {
      ahead: () => {
        tries.push(isHeld());
        const seen = database.connection.prepare('SELECT COUNT(*) FROM queues').pluck().get();
        if (tries.length <= changes && !tries.at(-1))
          other.connection.prepare('INSERT INTO queues (name) VALUES (?)').run(`${changes} ${tries.length}`);
        return seen;
      },
      write: (_tx, seen) => seen,
    });
    expect(found).toBe(other.connection.prepare('SELECT COUNT(*) FROM queues').pluck().get());
    expect(tries).toEqual({ 0: [false], 2: [false, false, false], 9: [false, false, false, true] }[changes]);
    tries = [];
  }
  await other.close();
});
