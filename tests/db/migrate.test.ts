import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Migrations, migrate } from 'db/migrate';
import { connect } from 'db/open';
import { openDatabase } from 'db/open-database';
import Sqlite from 'db/sqlite/driver';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CAN_FILL_DISK, fillDisk, mountSmallDisk, onFullDisk } from '../small-disk';
import { LAST, makeEarlier } from './earlier/databases';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-migrate-'));
  path = join(folder, 'fairlead.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const running = (...statements: string[]) => ({
  up: async (db: Parameters<Migrations[string]['up']>[0]) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});
const FIRST = running(
  'CREATE TABLE teams (id INTEGER PRIMARY KEY)',
  'CREATE TABLE people (id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL REFERENCES teams (id) ON DELETE CASCADE)',
  'INSERT INTO teams VALUES (1), (2)',
  'INSERT INTO people VALUES (10, 1), (20, 2)',
);

/** Migrates the database of this test and gives what was said and who is in it. */
async function upgrade(migrations: Migrations) {
  const said: string[] = [];
  const { db, connection, close } = connect(path);
  try {
    await migrate(db, migrations, { path, say: (line) => said.push(line) });
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    return { said, people: connection.prepare('SELECT * FROM people').raw().all() };
  } finally {
    await close();
  }
}

const copies = () => readdirSync(folder).filter((name) => name.includes('before-upgrade'));

test('what is pending runs, whichever migrations came before it; what is unknown is refused', async () => {
  await upgrade({ '1_a': FIRST, '3_c': running('CREATE TABLE c (x)') });
  const later = { '1_a': FIRST, '2_b': running('CREATE TABLE b (x)'), '3_c': running('CREATE TABLE c (x)') };
  await upgrade(later);
  expect((await upgrade(later)).said).toEqual([]);
  await expect(upgrade({ '1_a': FIRST, '3_c': FIRST })).rejects.toThrow('newer Fairlead (it has 2_b)');
});

test('where one migration fails, none of the pending ones is in, and no copy is left of what is as it was', async () => {
  await upgrade({ '1_a': FIRST });
  const failing = running('DELETE FROM people', 'CREATE TABLE teams (x)');
  await expect(upgrade({ '1_a': FIRST, '2_b': running('CREATE TABLE b (x)'), '3_c': failing })).rejects.toThrow(
    'The database could not be upgraded: table teams already exists. Nothing was changed.',
  );
  expect(copies()).toEqual([]);
  const { people } = await upgrade({ '1_a': FIRST, '2_b': running('CREATE TABLE b (x)') });
  expect(people).toEqual([
    [10, 1],
    [20, 2],
  ]);
});

test('a table is rebuilt without what points at it; rows that would point nowhere are refused', async () => {
  await upgrade({ '1_a': FIRST });
  const rebuild = (rows: string) =>
    running(
      'CREATE TABLE rebuilt (id INTEGER PRIMARY KEY, name TEXT)',
      `INSERT INTO rebuilt (id) SELECT id FROM teams WHERE ${rows}`,
      'DROP TABLE teams',
      'ALTER TABLE rebuilt RENAME TO teams',
    );
  await expect(upgrade({ '1_a': FIRST, '2_b': rebuild('id = 1') })).rejects.toThrow(
    'rows would point nowhere (people → teams)',
  );
  expect((await upgrade({ '1_a': FIRST, '2_b': rebuild('true') })).people).toHaveLength(2);
});

test('rows that pointed nowhere before, as after work by hand, do not stop an upgrade', async () => {
  await upgrade({ '1_a': FIRST });
  const byHand = new Sqlite(path);
  byHand.pragma('foreign_keys = OFF');
  byHand.exec('DELETE FROM teams WHERE id = 2');
  byHand.close();
  expect((await upgrade({ '1_a': FIRST, '2_b': running('CREATE TABLE b (x)') })).people).toHaveLength(2);
});

test('a copy is kept before an upgrade: the whole database of before, for its owner alone; the last two stay', async () => {
  await upgrade({ '1_a': FIRST });
  expect(copies()).toEqual([]);
  writeFileSync(join(folder, 'fairlead-before-upgrade-2026-01-01T00-00-00-000Z.db.partial'), 'cut off');
  const all: Migrations = { '1_a': FIRST };
  for (const number of [2, 3, 4]) {
    all[`${number}`] = running(`INSERT INTO people VALUES (${number}, 1)`);
    const { said } = await upgrade(all);
    expect(said.join('\n')).toMatch(/^Copying the database to .*\nUpgrading the database …\nUpgraded the database in/);
  }
  expect(copies()).toHaveLength(2);
  const numbers = copies().map((name) => {
    expect(name).toMatch(/^fairlead-before-upgrade-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.db$/);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    // As somebody does who goes back.
    copyFileSync(join(folder, name), join(folder, 'back.db'));
    const back = new Sqlite(join(folder, 'back.db'));
    const count = back.prepare('SELECT COUNT(*) FROM people').pluck().get();
    expect(back.pragma('integrity_check', { simple: true })).toBe('ok');
    back.close();
    return count;
  });
  expect(numbers).toEqual([3, 4]);
});

test('a new database and one that is up to date are not copied, and their start waits for nobody who writes', async () => {
  await (await openDatabase(path)).close();
  const writer = new Sqlite(path);
  writer.exec('BEGIN IMMEDIATE');
  const begun = Date.now();
  await (await openDatabase(path)).close();
  expect(Date.now() - begun).toBeLessThan(5_000);
  writer.close();
  expect(copies()).toEqual([]);
});

test('where the database fails to be upgraded, its lobby is as before as well', async () => {
  await makeEarlier(path, [LAST]);
  const sqlite = new Sqlite(path);
  // Something of their own that stands in the way.
  sqlite.exec(
    'CREATE TABLE rebuilt (x); DROP TABLE check_ins; CREATE TABLE check_ins (user_id INTEGER, note TEXT, status TEXT)',
  );
  sqlite.close();
  const before = lobbyMigrations();
  await expect(openDatabase(path)).rejects.toThrow('Nothing was changed');
  expect(lobbyMigrations()).toEqual(before);
});

function lobbyMigrations() {
  const lobby = new Sqlite(join(folder, 'fairlead-lobby.db'));
  const names = lobby.prepare('SELECT name FROM kysely_migration').pluck().all();
  lobby.close();
  return names;
}

test.skipIf(!CAN_FILL_DISK)(onFullDisk('no room for the copy is said before anything is done'), async () => {
  const disk = mountSmallDisk(8)!;
  try {
    path = join(disk.folder, 'fairlead.db');
    await makeEarlier(path, [LAST]);
    const giveBack = fillDisk(disk.folder, { leaveKb: 200 });
    await expect(openDatabase(path)).rejects.toThrow(
      /could not be upgraded: a copy of it and its rewriting need \d MB, and .* has 1 MB free\. Free some space, then start again\./,
    );
    expect(readdirSync(disk.folder).filter((name) => name.includes('before-upgrade'))).toEqual([]);
    giveBack();
    await (await openDatabase(path)).close();
    expect(readdirSync(disk.folder).filter((name) => name.includes('before-upgrade')).length).toBeGreaterThan(0);
  } finally {
    disk.unmount();
  }
});
