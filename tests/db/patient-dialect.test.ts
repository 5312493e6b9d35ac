import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type OpenDatabase } from 'db/open';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFresh } from '../open-fresh';

let folder: string;
let database: OpenDatabase;
let other: OpenDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-patient-'));
  database = await openFresh(join(folder, 'fairlead.db'));
  other = connect(join(folder, 'fairlead.db'));
});

afterEach(async () => {
  await other.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const addTeam = (name: string) => database.db.insertInto('teams').values({ name, time_zone: 'UTC' }).execute();
const teamNames = async () =>
  (await database.db.selectFrom('teams').select('name').orderBy('name').execute()).map(({ name }) => name);

test('a write waits for another writer, while reads and the process go on', async () => {
  other.connection.exec(`BEGIN IMMEDIATE; INSERT INTO teams (name, time_zone) VALUES ('Theirs', 'UTC')`);
  let isWritten = false;
  const write = addTeam('Ours').then(() => {
    isWritten = true;
  });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 10);
  for (let read = 0; read < 5; read += 1) {
    expect(await teamNames()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  clearInterval(timer);
  expect(isWritten).toBe(false);
  expect(turns).toBeGreaterThan(3);
  other.connection.exec('COMMIT');
  await write;
  expect(await teamNames()).toEqual(['Ours', 'Theirs']);
});

test('a transaction waits too, and nobody else writes into it', async () => {
  other.connection.exec('BEGIN IMMEDIATE');
  const transaction = database.db.transaction().execute(async (within) => {
    const before = await within.selectFrom('teams').select('name').execute();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await within
      .insertInto('teams')
      .values({ name: `Number ${before.length + 1}`, time_zone: 'UTC' })
      .execute();
    throw new Error('thought better of it');
  });
  const outside = addTeam('Outside');
  setTimeout(() => other.connection.exec('COMMIT'), 150);
  await expect(transaction).rejects.toThrow('thought better of it');
  await outside;
  expect(await teamNames()).toEqual(['Outside']);
});

test('what another writer committed between a read and a write does not lock a transaction out', async () => {
  await database.db.transaction().execute(async (within) => {
    await within.selectFrom('teams').select('name').execute();
    expect(() => other.connection.exec(`INSERT INTO teams (name, time_zone) VALUES ('Theirs', 'UTC')`)).toThrow(
      'locked',
    );
    await within.insertInto('teams').values({ name: 'Ours', time_zone: 'UTC' }).execute();
  });
  expect(await teamNames()).toEqual(['Ours']);
});

test('transactions of one process take turns', async () => {
  const add = (name: string) =>
    database.db.transaction().execute(async (within) => {
      const { count } = await within
        .selectFrom('teams')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      await new Promise((resolve) => setTimeout(resolve, 20));
      await within
        .insertInto('teams')
        .values({ name: `${count} ${name}`, time_zone: 'UTC' })
        .execute();
    });
  await Promise.all([add('a'), add('b'), add('c')]);
  expect((await teamNames()).map((name) => name[0])).toEqual(['0', '1', '2']);
});

test('a statement that was asked for before a table changed tells of the table as it is now', async () => {
  await addTeam('First');
  const everything = () => database.db.selectFrom('teams').selectAll().execute();
  expect(Object.keys((await everything())[0]!)).not.toContain('motto');
  await sql`ALTER TABLE teams ADD COLUMN motto TEXT DEFAULT 'Kindly'`.execute(database.db);
  expect((await everything())[0]).toMatchObject({ name: 'First', motto: 'Kindly' });
});
