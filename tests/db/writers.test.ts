import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { moveIn } from 'db/lobby/move-in';
import { connect, type OpenDatabase } from 'db/open';
import { openDatabase } from 'db/open-database';
import { insertAuditNote } from 'db/queries/audit';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { count } from '../counts';
import { longestPiece, longestPieceAtBest } from '../longest-piece';

let folder: string;
let database: OpenDatabase;
let other: OpenDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-writers-'));
  database = await openDatabase(join(folder, 'fairlead.db'));
  other = connect(join(folder, 'fairlead.db'));
});

afterEach(async () => {
  await other.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const addTeam = (name: string) => database.db.insertInto('teams').values({ name, time_zone: 'UTC' }).execute();
const teamNames = async () =>
  (await database.db.selectFrom('teams').select('name').orderBy('id').execute()).map(({ name }) => name);
const holdElsewhere = () => other.connection.exec('BEGIN IMMEDIATE');
const letGoElsewhere = () => other.connection.exec('COMMIT');

test('twenty writes that wait for another program hold nobody up', async () => {
  holdElsewhere();
  const writes = Array.from({ length: 20 }, (_, index) => addTeam(`Team ${index}`));
  const piece = await longestPieceAtBest(async () => {
    for (let read = 0; read < 10; read += 1) {
      expect(await teamNames()).toEqual([]);
      await sleep(25);
    }
  });
  letGoElsewhere();
  await Promise.all(writes);
  expect(piece).toBeLessThan(50);
});

test('a note that is moved out of the lobby has its turn among those who asked before and after', async () => {
  holdElsewhere();
  const notes = () => database.connection.prepare('SELECT COUNT(*) FROM audit_entries').pluck().get();
  await insertAuditNote(database.lobby, { userId: null, action: 'sign_in', thing: 'session' });
  const before = addTeam('Before').then(notes);
  const moved = moveIn(database);
  await sleep(50);
  const after = addTeam('After').then(notes);
  await sleep(50);
  letGoElsewhere();
  expect(await Promise.all([before, after])).toEqual([0, 1]);
  await moved;
});

/** What somebody of this process asks for, after so many milliseconds. */
const asks = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 6 }),
    kind: fc.constantFrom('write', 'transaction', 'thought better', 'refused'),
  }),
  { minLength: 2, maxLength: 12 },
);

test('whoever asks first writes first, whatever they write and whenever others hold the file, and half of nothing is read', async () => {
  await fc.assert(
    fc.asyncProperty(asks, fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 4 }), async (wishes, holds) => {
      await database.db.deleteFrom('teams').execute();
      const done: number[] = [];
      const run = async (kind: (typeof wishes)[number]['kind'], index: number) => {
        if (kind === 'write') await addTeam(`${index}`);
        else if (kind === 'refused') await addTeam(null as unknown as string).catch(() => undefined);
        else
          await database.db
            .transaction()
            .execute(async (within) => {
              const add = (name: string) => within.insertInto('teams').values({ name, time_zone: 'UTC' }).execute();
              await add(`${index}`);
              await sleep(2);
              if (kind === 'thought better') throw new Error(kind);
              await add(`${index} too`);
            })
            .catch(() => undefined);
        done.push(index);
      };
      const elsewhere = (async () => {
        for (const hold of holds) {
          await sleep(hold);
          // Where this process writes just now, the other has its turn another time.
          try {
            holdElsewhere();
          } catch {
            continue;
          }
          await sleep(hold);
          letGoElsewhere();
        }
      })();
      const asked: Promise<void>[] = [];
      for (const [index, { after, kind }] of wishes.entries()) {
        if (after > 3) await sleep(after);
        asked.push(run(kind, index));
        const names = await teamNames();
        const halves = names.filter((name) => /^\d+$/.test(name) && wishes[Number(name)]!.kind !== 'write');
        expect(halves.every((name) => names.includes(`${name} too`))).toBe(true);
      }
      await Promise.all([elsewhere, ...asked]);
      expect(done).toEqual(wishes.map((_, index) => index));
      const expected = wishes.flatMap(({ kind }, index) => {
        if (kind === 'write') return [`${index}`];
        return kind === 'transaction' ? [`${index}`, `${index} too`] : [];
      });
      expect(await teamNames()).toEqual(expected);
    }),
    { numRuns: count(12, 200) },
  );
});

test('a hundred queries in a row let others have turns between them', async () => {
  const slow = sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT MAX(i) FROM n`;
  const all = async () => {
    for (let query = 0; query < 100; query += 1) await slow.execute(database.db);
  };
  const begun = performance.now();
  const piece = await longestPiece(all);
  const whole = performance.now() - begun;
  // In one piece it would be the whole; a busy machine makes pieces longer, and the whole as well.
  expect(piece).toBeLessThan(whole / 4);
});

test('ten pages of many queries each take turns too', async () => {
  const slow = sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT MAX(i) FROM n`;
  const page = async () => {
    for (let query = 0; query < 10; query += 1) await slow.execute(database.db);
  };
  const begun = performance.now();
  const piece = await longestPiece(() => Promise.all(Array.from({ length: 10 }, page)));
  expect(piece).toBeLessThan((performance.now() - begun) / 4);
});
