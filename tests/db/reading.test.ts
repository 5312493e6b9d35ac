import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { ReadingDialect } from 'db/reading/reading-dialect';
import type { Schema } from 'db/schema';
import { forEverybody, forRequest } from 'db/threads/in-hand';
import { TooBusyError } from 'db/threads/places';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { longestPiece } from '../longest-piece';
import { openFresh } from '../open-fresh';

let folder: string;
let opened: OpenDatabase;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-reading-'));
  opened = await openFresh(join(folder, 'fairlead.db'));
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const addTeam = (name: string) => opened.db.insertInto('teams').values({ name, time_zone: 'UTC' }).execute();
const names = () => opened.reader.selectFrom('teams').select('name').orderBy('id').execute();
const count = (to: number, reader = opened.reader) =>
  sql<{ n: number }>`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
    SELECT COUNT(*) AS n FROM n`.execute(reader);

test('what was written is read by a thread beside at once', async () => {
  for (const name of ['North', 'South']) {
    await addTeam(name);
    expect((await names()).at(-1)).toEqual({ name });
  }
});

test('a long question holds nobody up, and each of many gets its own answer', async () => {
  await count(1);
  const piece = await longestPiece(async () => {
    const answers = await Promise.all([1_000_000, 7, 500_000, 3].map((to) => count(to)));
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
  opened = await openFresh(join(folder, 'fairlead.db'));
});

test('an answer of very many rows is taken in pieces, in its order', async () => {
  await count(1);
  const piece = await longestPiece(async () => {
    const { rows } = await sql<{
      i: number;
    }>`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
      SELECT i, 'one' AS a, 'two' AS b, i * 2 AS c FROM n`.execute(opened.reader);
    expect(rows).toHaveLength(200_000);
    expect(rows.every(({ i }, index) => i === index + 1)).toBe(true);
  }, 'processor');
  expect(piece).toBeLessThan(60);
});

/** A reader with one thread and a short line. */
async function withShortLine(work: (reader: OpenDatabase['reader']) => Promise<void>, patienceMs?: number) {
  const path = join(folder, 'fairlead.db');
  const reader = new Kysely<Schema>({ dialect: new ReadingDialect(path, { places: 1, waiting: 2, patienceMs }) });
  await count(1, reader);
  await work(reader);
  await reader.destroy();
}

test('the line has an end: whoever comes beyond it is told when to come again', async () => {
  await withShortLine(async (reader) => {
    const asked = [3_000_000, 5, 6].map((to) => count(to, reader));
    await expect(count(7, reader)).rejects.toBeInstanceOf(TooBusyError);
    expect((await Promise.all(asked)).map(({ rows }) => rows[0]!.n)).toEqual([3_000_000, 5, 6]);
  });
});

test('whoever waits in vain is told so, and their question is not asked', async () => {
  await withShortLine(async (reader) => {
    const long = count(10_000_000, reader);
    await expect(count(5, reader)).rejects.toBeInstanceOf(TooBusyError);
    expect((await long).rows[0]!.n).toBe(10_000_000);
  }, 50);
});

test('the question of a request whose sender has gone leaves the line; what others wait for too does not', async () => {
  await withShortLine(async (reader) => {
    const gone = new AbortController();
    const long = count(5_000_000, reader);
    const [dropped, shared] = forRequest(gone.signal, () => [count(5, reader), forEverybody(() => count(6, reader))]);
    gone.abort(new Error('gone'));
    await expect(dropped).rejects.toThrow('gone');
    const next = count(7, reader);
    expect((await Promise.all([long, shared!, next])).map(({ rows }) => rows[0]!.n)).toEqual([5_000_000, 6, 7]);
  });
});
