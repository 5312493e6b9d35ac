import { chmodSync, copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { connect, databasePath } from 'db/open';
import { openDatabase } from 'db/open-database';
import { removeStaleUploads } from 'importers/load/files/remove-stale-uploads';
import { dataFolder, keepFile } from 'importers/load/files/uploads';
import { inTransaction } from 'importers/load/in-transaction';
import { expect, test } from 'vitest';
import { makeDataFolder, openLoadDatabase } from './load-helpers';

const rightsOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Every file and folder below a folder, with the rights that anybody has on it. */
const allRights = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return { path: relative(folder, path), rights: rightsOf(path), should: entry.isDirectory() ? '700' : '600' };
  });

async function* bytes(text: string) {
  yield Buffer.from(text);
}

test('nobody else of the machine can read what Fairlead keeps, whatever the account’s usual rights are', async () => {
  const usual = process.umask(0);
  try {
    const folder = join(makeDataFolder(), 'made', 'by', 'us');
    process.env.DATABASE_URL = `file:${join(folder, 'fairlead.db')}`;
    const database = await openDatabase();
    await keepFile(bytes('a,b\n'));
    const found = allRights(dirname(dirname(folder)));
    await database.close();
    expect(found.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'by/us/fairlead.db',
        'by/us/fairlead.db-wal',
        'by/us/fairlead-lobby.db',
        'by/us/uploads',
      ]),
    );
    for (const { path, rights, should } of found) expect([path, rights]).toEqual([path, should]);
  } finally {
    process.umask(usual);
  }
});

test('files of an older Fairlead are closed to others at the next start; a folder that was there stays as it is', async () => {
  const first = await openLoadDatabase();
  const { hash } = await keepFile(bytes('a,b\n'));
  await first.close();
  const folder = dataFolder();
  const upload = join(folder, 'uploads', hash);
  chmodSync(folder, 0o755);
  for (const path of [databasePath(), join(folder, 'fairlead-lobby.db'), upload]) chmodSync(path, 0o644);
  const second = await openDatabase();
  await removeStaleUploads(second.db);
  await second.close();
  expect(rightsOf(folder)).toBe('755');
  for (const path of [databasePath(), join(folder, 'fairlead-lobby.db'), upload])
    expect([path, rightsOf(path)]).toEqual([path, '600']);
});

const logBytes = (path = databasePath()) => statSync(`${path}-wal`).size;
const LARGE = 'CREATE TABLE large AS SELECT zeroblob(80000000) AS bytes';

test('a load that fails gives the room of its log back at once', async () => {
  const { connection } = await openLoadDatabase();
  let written = 0;
  const load = inTransaction(connection, () => {
    connection.exec(LARGE);
    written = logBytes();
    throw new Error('The file is broken.');
  });
  await expect(load).rejects.toThrow('The file is broken.');
  expect(written).toBeGreaterThan(20_000_000);
  expect(logBytes()).toBe(0);
});

test('a load that was killed leaves a log whose room the next start gives back, with nothing of it in', async () => {
  const { connection } = await openLoadDatabase();
  connection.exec('BEGIN IMMEDIATE');
  connection.exec(LARGE);
  const folder = join(dataFolder(), 'as it was when the process was killed');
  mkdirSync(folder);
  const path = join(folder, 'fairlead.db');
  for (const ending of ['', '-wal']) copyFileSync(`${databasePath()}${ending}`, `${path}${ending}`);
  connection.exec('ROLLBACK');
  expect(logBytes(path)).toBeGreaterThan(20_000_000);
  const next = await openDatabase(path);
  expect(logBytes(path)).toBeLessThan(100_000);
  expect(next.connection.prepare(`SELECT COUNT(*) FROM sqlite_master WHERE name = 'large'`).pluck().get()).toBe(0);
  await next.close();
});

test('the log of a large load that went well shrinks with the next write', async () => {
  const { connection } = await openLoadDatabase();
  await inTransaction(connection, () => connection.exec(LARGE));
  const other = connect(databasePath());
  other.connection.exec('CREATE TABLE small (id INTEGER)');
  other.connection.pragma('wal_checkpoint(RESTART)');
  other.connection.exec('INSERT INTO small VALUES (1)');
  expect(logBytes()).toBeLessThan(40_000_000);
  await other.close();
});
