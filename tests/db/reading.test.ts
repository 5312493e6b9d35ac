import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { openDatabase } from 'db/open-database';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { longestPiece } from '../longest-piece';

let folder: string;
let opened: OpenDatabase;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-reading-'));
  opened = await openDatabase(join(folder, 'fairlead.db'));
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const addTeam = (name: string) => opened.db.insertInto('teams').values({ name, time_zone: 'UTC' }).execute();
const names = () => opened.reader.selectFrom('teams').select('name').orderBy('id').execute();
const count = (to: number) =>
  sql<{ n: number }>`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
    SELECT COUNT(*) AS n FROM n`.execute(opened.reader);

test('what was written is read by a thread beside at once', async () => {
  for (const name of ['North', 'South']) {
    await addTeam(name);
    expect((await names()).at(-1)).toEqual({ name });
  }
});

test('a long question holds nobody up, and each of many gets its own answer', async () => {
  await count(1);
  const piece = await longestPiece(async () => {
    const answers = await Promise.all([1_000_000, 7, 500_000, 3].map(count));
    expect(answers.map(({ rows }) => rows[0]!.n)).toEqual([1_000_000, 7, 500_000, 3]);
  }, 'processor');
  expect(piece).toBeLessThan(60);
});

test('what cannot be answered is told as SQLite says it, and the next question is answered', async () => {
  const asked = sql`SELECT 1 FROM nowhere`.execute(opened.reader);
  await expect(asked).rejects.toMatchObject({ code: 'SQLITE_ERROR', message: 'no such table: nowhere' });
  expect(await names()).toEqual([]);
});

test('nothing is written by way of it', async () => {
  const written = opened.reader
    .insertInto('teams')
    .values({ name: 'North', time_zone: 'UTC' })
    .returning('id')
    .execute();
  await expect(written).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
  await expect(opened.reader.transaction().execute(async () => {})).rejects.toThrow('no transactions');
});

test('whoever waits for an answer when the database is closed hears so', async () => {
  await count(1);
  const asked = count(100_000_000).catch((error: Error) => error.message);
  await opened.close();
  expect(await asked).toBe('The thread that reads the database stopped.');
  opened = await openDatabase(join(folder, 'fairlead.db'));
});
