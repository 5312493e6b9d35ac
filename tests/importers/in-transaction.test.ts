import { setTimeout as sleep } from 'node:timers/promises';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { inTransaction } from 'importers/load/in-transaction';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLoadDatabase } from './load-helpers';

const MINUTE_MS = 60_000;

let database: OpenDatabase;
let other: OpenDatabase;
let ahead = 0;
beforeEach(async () => {
  database = await openLoadDatabase();
  other = connect(databasePath()) as OpenDatabase;
  other.connection.exec('BEGIN IMMEDIATE');
  const now = performance.now.bind(performance);
  ahead = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead);
});
afterEach(async () => {
  vi.restoreAllMocks();
  if (other.connection.inTransaction) other.connection.exec('ROLLBACK');
  await other.close();
});

/** Asks for the right to write while another program writes, and says how that stands after so long. */
async function waitFor(ms: number) {
  let state: 'waiting' | 'done' | 'given up' = 'waiting';
  const ended = inTransaction(database.connection, () => 'written').then(
    () => {
      state = 'done';
    },
    (error) => {
      state = 'given up';
      expect(error).toMatchObject({ code: 'SQLITE_BUSY' });
    },
  );
  await sleep(70);
  ahead = ms;
  await sleep(130);
  return { stateThen: state as string, stateLater: () => ended.then(() => state as string) };
}

test.each([1, 5, 60, 599])(
  'a load still waits for another writer after %i seconds, and writes when that is done',
  async (seconds) => {
    const { stateThen, stateLater } = await waitFor(seconds * 1000);
    expect(stateThen).toBe('waiting');
    other.connection.exec('ROLLBACK');
    expect(await stateLater()).toBe('done');
  },
);

test('after ten minutes it gives up, and has written nothing', async () => {
  const { stateThen } = await waitFor(10 * MINUTE_MS);
  expect(stateThen).toBe('given up');
  expect(database.connection.inTransaction).toBe(false);
});
