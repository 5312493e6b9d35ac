import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFresh } from '../open-fresh';

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

/** How a page's write stands that has waited for another program for so many seconds. */
async function stateAfter(seconds: number) {
  let state: 'waiting' | 'done' | 'given up' = 'waiting';
  const ended = database.db
    .insertInto('teams')
    .values({ name: 'North', time_zone: 'UTC' })
    .execute()
    .then(
      () => {
        state = 'done';
      },
      () => {
        state = 'given up';
      },
    );
  await sleep(50);
  ahead = seconds * 1000;
  await sleep(80);
  return { stateThen: state as string, later: () => ended.then(() => state as string) };
}

test.each([1, 10, 59])(
  'a page still waits for another program after %i seconds, and writes when that is done',
  async (seconds) => {
    const { stateThen, later } = await stateAfter(seconds);
    expect(stateThen).toBe('waiting');
    other.connection.exec('ROLLBACK');
    expect(await later()).toBe('done');
  },
);

test('after a minute a page has waited long enough', async () => {
  expect((await stateAfter(60)).stateThen).toBe('given up');
});
