import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import Sqlite from 'db/sqlite/driver';
import { loadFile } from 'importers/load/load-file';
import { takeAwayHalves } from 'importers/load/publish/take-away';
import { hasHalves } from 'importers/load/publish/unpublished';
import { CancelFlag } from 'importers/load/threads/cancel';
import { markInterrupted } from 'importers/load/threads/recover';
import { undoImport } from 'importers/load/undo';
import { expect, test } from 'vitest';
import { AGENTS, call, file, redefine, SURVEYS, some, survey } from './corrected-calls';
import { loadText, openLoadDatabase, queueText } from './load-helpers';

/** What pages read of what importers write, and all of it. */
const READ = [
  'published_legs',
  'published_answers',
  'published_employees',
  'published_queues',
  'published_import_rows',
  'daily_facts',
];
const ALL = ['legs', 'answers', 'employees', 'employee_aliases', 'queues', 'import_rows', 'daily_facts'].concat([
  'unpublished_imports',
  'leaving_queues',
]);

/** All rows of some tables, and what is said of imports. */
function rowsOf(path: string, tables: readonly string[]): string {
  const sqlite = new Sqlite(path, { readonly: true });
  const rows = tables.map((table) =>
    sqlite
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  );
  const imports = sqlite
    .prepare("SELECT id, status IN ('loaded', 'undoing'), rows_inserted, rows_unchanged FROM imports")
    .raw()
    .all();
  sqlite.close();
  return JSON.stringify([rows, imports]);
}

/** Copies the database before some work of a connection and after each of its transactions: as it is left by a kill. */
async function copiesDuring({ connection }: OpenDatabase, folder: string, work: () => Promise<unknown>) {
  const copies: string[] = [];
  const path = databasePath();
  const copy = () => {
    const into = join(folder, String(copies.length));
    mkdirSync(into);
    for (const ending of ['', '-wal']) {
      if (existsSync(path + ending)) copyFileSync(path + ending, join(into, `fairlead.db${ending}`));
    }
    copies.push(join(into, 'fairlead.db'));
  };
  const { exec } = connection;
  connection.exec = (sql: string) => {
    exec.call(connection, sql);
    if (sql === 'COMMIT') copy();
    return connection;
  };
  copy();
  await work();
  connection.exec = exec;
  return copies;
}

/** Repeats and corrects others' rows, and brings a person and a queue. */
const second = () =>
  file([
    ...some(6, 48, (at) => at % 4),
    call(60, 0)
      .replace(AGENTS[60 % 4]!, 'Eve Long')
      .replace('Queue 0', 'Queue 9'),
  ]);

const WORK: [name: string, prepare: (database: OpenDatabase) => Promise<() => Promise<unknown>>][] = [
  [
    'an undo',
    async (database) => {
      const { id } = await loadText(database, second(), 'second.csv');
      await loadText(database, file(some(40, 54, (at) => at % 2)), 'third.csv');
      const surveys = Array.from({ length: 50 }, (_, at) => survey(at, 0));
      await loadText(database, `${[SURVEYS, ...surveys].join('\n')}\n`, 'surveys.csv');
      database.connection.prepare("UPDATE imports SET status = 'undoing' WHERE id = ?").run(id);
      return () => undoImport(database, id, null, { rowsATime: 4 });
    },
  ],
  [
    'a load that corrects',
    async (database) => {
      const id = await queueText(database, second(), 'second.csv');
      return () =>
        loadFile(
          database,
          id,
          () => {},
          new CancelFlag(),
          () => 0,
        );
    },
  ],
  [
    'a change of what figures mean',
    async (database) => () => redefine(database, { repeat_days: 1, threshold_ms: 30_000 }),
  ],
];

test.each(WORK)(
  'killed after any of its transactions, %s has happened or has not for whoever reads, and the next start leaves no half of it',
  async (name, prepare) => {
    const database = await openLoadDatabase();
    await loadText(database, file(some(0, 12, () => 0)), 'first.csv');
    const work = await prepare(database);
    const folder = mkdtempSync(join(tmpdir(), 'fairlead-turns-'));
    try {
      const copies = await copiesDuring(database, folder, work);
      const [before, after] = [copies[0]!, databasePath()];
      const reading = { before: rowsOf(before, READ), after: rowsOf(after, READ) };
      const whole = { before: rowsOf(before, ALL), after: rowsOf(after, ALL) };
      expect(reading.after).not.toBe(reading.before);
      expect(reading.after.includes('Eve Long')).toBe(name === 'a load that corrects');
      let halves = 0;
      for (const path of copies) {
        const state = rowsOf(path, READ) === reading.after ? 'after' : 'before';
        expect(rowsOf(path, READ) === reading[state], path).toBe(true);
        if (rowsOf(path, ALL) !== whole[state]) halves += 1;
        const started = connect(path);
        await markInterrupted(started.db, () => false);
        await takeAwayHalves(started.connection);
        await started.close();
        expect(rowsOf(path, ALL) === whole[state], path).toBe(true);
      }
      expect(halves).toBeGreaterThan(name === 'an undo' ? 5 : name === 'a load that corrects' ? 0 : -1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

test('while an import is undone others write between its turns', async () => {
  const database = await openLoadDatabase();
  const { id } = await loadText(database, file(some(0, 80, () => 0)), 'first.csv');
  const other = connect(databasePath());
  let isOver = false;
  const undoing = undoImport(database, id, null, { rowsATime: 4 }).finally(() => {
    isOver = true;
  });
  let between = 0;
  for (; !isOver; await sleep(1)) {
    await insertAuditEntry(other.db, { userId: null, action: 'note', thing: 'goal', thingId: 1 });
    if (hasHalves(other.connection)) between += 1;
  }
  await undoing;
  expect(between).toBeGreaterThan(5);
  expect(other.connection.prepare('SELECT COUNT(*) FROM legs').pluck().get()).toBe(0);
  await other.close();
});
