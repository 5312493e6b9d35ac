import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, databasePath } from 'db/open';
import { findDataVersion } from 'db/queries/data-version';
import { dryRun } from 'importers/load/dry-run';
import { removeStaleUploads } from 'importers/load/files/remove-stale-uploads';
import { dataFolder, keepFile, pathOfKept } from 'importers/load/files/uploads';
import { inTransaction } from 'importers/load/in-transaction';
import { loadFile } from 'importers/load/load-file';
import type { Progress } from 'importers/load/threads/progress';
import { undoImport } from 'importers/load/undo';
import { identify } from 'importers/read/recognize/identify';
import { afterEach, expect, test, vi } from 'vitest';
import { callLog, loadText, openLoadDatabase, queueText } from './load-helpers';

const DAY_MS = 86_400_000;
const real = Date.now;
afterEach(() => {
  vi.restoreAllMocks();
});

/** Every look at the clock finds it an hour earlier than the one before. */
function letClockRunBack() {
  let back = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => {
    back += 3_600_000;
    return real() - back;
  });
}

const calls = (count: number, prefix = 'C') =>
  callLog(Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}` })));

test('how far a load and a check have come is told in time that goes forward', async () => {
  const database = await openLoadDatabase();
  const id = await queueText(database, calls(3000));
  const path = join(dataFolder(), 'checked.csv');
  writeFileSync(path, calls(3000, 'D'));
  const { plan } = await identify(path);
  const elapsed: number[][] = [[], []];
  letClockRunBack();
  const note = (list: number[]) => (progress: Progress) => list.push(progress.elapsedMs);
  expect((await loadFile(database, id, note(elapsed[0]!))).status).toBe('loaded');
  await dryRun(database.connection, { path, plan: plan! }, note(elapsed[1]!));
  for (const list of elapsed) {
    expect(list.length).toBeGreaterThan(2);
    expect(list).toEqual([...list].sort((a, b) => a - b));
    expect(list[0]).toBeGreaterThanOrEqual(0);
    expect(list.at(-1)).toBeLessThan(600_000);
  }
});

test('what is remembered of the rows is given up after a load and an undo, whatever the clock says', async () => {
  const database = await openLoadDatabase();
  await loadText(database, calls(2, 'A'));
  const id = await queueText(database, calls(2, 'B'));
  letClockRunBack();
  const versions = [await findDataVersion(database.db)];
  await loadFile(database, id);
  versions.push(await findDataVersion(database.db));
  await undoImport(database, id, null);
  versions.push(await findDataVersion(database.db));
  expect(new Set(versions).size).toBe(3);
});

test('whoever waits for the right to write gives up in time, whatever the clock says', async () => {
  const database = await openLoadDatabase();
  const other = connect(databasePath());
  other.connection.exec('BEGIN IMMEDIATE');
  letClockRunBack();
  let now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 120_000;
    return now;
  });
  await expect(inTransaction(database.connection, () => {})).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  other.connection.exec('ROLLBACK');
  await other.close();
});

test('an upload from a time ahead goes seven days after the clock was set back, not when that time has come', async () => {
  const database = await openLoadDatabase();
  const { storedPath } = await keepFile(
    (async function* () {
      yield Buffer.from(calls(1));
    })(),
  );
  const path = pathOfKept(storedPath);
  const ahead = (real() + 3650 * DAY_MS) / 1000;
  utimesSync(path, ahead, ahead);
  expect(await removeStaleUploads(database.db)).toBe(0);
  expect(statSync(path).mtimeMs).toBeLessThan(real() + DAY_MS);
  expect(await removeStaleUploads(database.db, real() + 6 * DAY_MS)).toBe(0);
  expect(await removeStaleUploads(database.db, real() + 8 * DAY_MS)).toBe(1);
});
