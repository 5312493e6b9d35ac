import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type OpenDatabase } from 'db/open';
import { inTransaction } from 'importers/load/in-transaction';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openFresh } from './open-fresh';

let folder: string;
let database: OpenDatabase;
let other: OpenDatabase;
let ahead = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-patience-'));
  database = await openFresh(join(folder, 'fairlead.db'));
  other = connect(join(folder, 'fairlead.db'));
  other.connection.exec('BEGIN IMMEDIATE');
  const now = performance.now.bind(performance);
  ahead = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead);
});

afterEach(async () => {
  vi.restoreAllMocks();
  if (other.connection.inTransaction) other.connection.exec('ROLLBACK');
  await other.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const writeTeam = () => database.db.insertInto('teams').values({ name: 'North', time_zone: 'UTC' }).execute();
const WRITERS = [
  { who: 'a page', write: writeTeam, still: [1, 10, 59], longest: 60 },
  { who: 'a load', write: () => inTransaction(database.connection, writeTeam), still: [1, 60, 599], longest: 600 },
];

describe.each(WRITERS)('while another program writes, $who', ({ write, still, longest }) => {
  /** How the write stands after so many seconds. */
  async function stateAfter(seconds: number) {
    let state: 'waiting' | 'done' | 'given up' = 'waiting';
    const ended = write().then(
      () => {
        state = 'done';
      },
      (error) => {
        expect(error).toMatchObject({ code: 'SQLITE_BUSY' });
        state = 'given up';
      },
    );
    await sleep(70);
    ahead = seconds * 1000;
    await sleep(130);
    return { stateThen: state as string, later: () => ended.then(() => state as string) };
  }

  test.each(still)('still waits after %i seconds, and writes when that is done', async (seconds) => {
    const { stateThen, later } = await stateAfter(seconds);
    expect(stateThen).toBe('waiting');
    other.connection.exec('ROLLBACK');
    expect(await later()).toBe('done');
  });

  test(`has waited long enough after ${longest} seconds, and has written nothing`, async () => {
    expect((await stateAfter(longest)).stateThen).toBe('given up');
    expect(database.connection.inTransaction).toBe(false);
    other.connection.exec('ROLLBACK');
    expect(await database.db.selectFrom('teams').selectAll().execute()).toEqual([]);
  });
});
