import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from 'db/open-database';
import { runTask } from 'importers/load/threads/pool';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteDamage } from '~/features/access/health.server';
import { startHousekeeping } from '~/features/imports/housekeeping.server';
import { loader } from '~/routes/healthz';
import { callLog, queueText } from '../importers/load-helpers';
import { CAN_FILL_DISK, fillDisk, mountSmallDisk, onFullDisk } from '../small-disk';
import { centerForEachTest } from './api-center';

import { holdByLoad } from './load-on-hold';
import { openSite } from './site';

const diskTest = test.runIf(CAN_FILL_DISK);

let disk: NonNullable<ReturnType<typeof mountSmallDisk>> | null;
const usualFolder = process.env.TMPDIR;
beforeEach(() => {
  disk = mountSmallDisk(48);
  if (disk) process.env.TMPDIR = disk.folder;
});
// Hooks that come later end earlier: by now the database is closed.
afterEach(() => {
  if (usualFolder === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usualFolder;
  disk?.unmount();
});

const center = centerForEachTest();
beforeEach(() => noteDamage(null));

/** What a monitor is told now, not what it was told a moment ago. */
async function health() {
  noteDamage(null);
  return told();
}

async function told() {
  const response = await loader();
  return { status: response.status, json: await response.json() };
}

const WELL = { status: 200, json: { status: 'ok' } };
const unwell = (reason: string, file: string | null = 'fairlead.db') => ({
  status: 503,
  json: { status: 'unwell', reason, file },
});

/** Lets nobody write by the disk's paths any more; what it returns ends that. Whoever has a file open may go on. */
function takeNoWrites(folder: string): () => void {
  execFileSync('mount', ['--bind', folder, folder]);
  execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
  return () => void execFileSync('umount', [folder]);
}

test('a monitor hears that all is well, while a file is loaded too and without waiting for it', async () => {
  expect(await health()).toEqual(WELL);
  const load = await holdByLoad(center.database);
  const begun = performance.now();
  expect(await health()).toEqual(WELL);
  expect(performance.now() - begun).toBeLessThan(2_000);
  await load.letGo();
});

diskTest(onFullDisk('a full disk is told as such, and so is that it has room again'), async () => {
  const makeRoom = fillDisk(disk!.folder);
  expect((await health()).json).toMatchObject({ status: 'unwell', reason: 'disk_full' });
  makeRoom();
  expect(await health()).toEqual(WELL);
});

diskTest(onFullDisk('a disk that takes no writes is told as such'), async () => {
  await health();
  const takeWrites = takeNoWrites(disk!.folder);
  expect((await health()).json).toMatchObject({ status: 'unwell', reason: 'read_only' });
  takeWrites();
  expect(await health()).toEqual(WELL);
});

/** Overwrites the middle of the database, as a failing disk does. */
function damage(path: string): void {
  const file = openSync(path, 'r+');
  const bytes = Buffer.alloc(4096 * 40, 0xa5);
  writeSync(file, bytes, 0, bytes.length, Math.floor(statSync(path).size / 8192) * 4096);
  closeSync(file);
}

test('a damaged database is found after the start, and told from then on', async () => {
  center.database.connection.pragma('wal_checkpoint(TRUNCATE)');
  damage(center.database.connection.name);
  expect(await runTask({ kind: 'check_database' })).toEqual({ kind: 'database_checked', isDamaged: true });
  await startHousekeeping();
  await vi.waitFor(async () => expect(await told()).toEqual(unwell('damaged')), 20_000);
});

// The first page of a test file waits for the whole site to be read.
test('a page that meets a damaged file says which and what to do, and nothing of where it lies', {
  timeout: 120_000,
}, async () => {
  const site = await openSite();
  await (await import('~/entry.server')).started;
  const { connection } = center.database;
  connection.pragma('wal_checkpoint(TRUNCATE)');
  damage(connection.name);
  connection.pragma('shrink_memory');
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const answers = await Promise.all(
    ['/imports', '/users', '/settings', '/teams'].map((path) => site(center.admin, path)),
  );
  const broken = answers.filter(({ status }) => status >= 500);
  expect(broken.length).toBeGreaterThan(0);
  for (const answer of broken) {
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain('fairlead.db is damaged, or is not a database.');
    expect(html).toContain('restore your last copy');
    expect(html).not.toContain(center.folder);
  }
  expect(await told()).toEqual(unwell('damaged'));
});

test('what is no database is told at the start with its path and what to do, and is left as it is', async () => {
  const path = join(center.folder, 'other.db');
  writeFileSync(path, 'This is a letter and no database. '.repeat(200));
  await expect(openDatabase(path)).rejects.toThrow(
    `${path} is damaged, or is not a database. Stop Fairlead, move that file aside, and restore your last copy.`,
  );
  expect(readFileSync(path, 'utf8')).toMatch(/^This is a letter/);
});

diskTest(
  onFullDisk('a start on a full disk, or on one that takes no writes, says which file and what to do'),
  async () => {
    const path = join(disk!.folder, 'new', 'fairlead.db');
    const makeRoom = fillDisk(disk!.folder);
    await expect(openDatabase(path)).rejects.toThrow(/is full\. Free some space on it\./);
    makeRoom();
    const takeWrites = takeNoWrites(disk!.folder);
    await expect(openDatabase(path)).rejects.toThrow(/is read-only\. Make the file, its folder/);
    takeWrites();
  },
);

test('the command line says it in one sentence and ends with 1', () => {
  const folder = join(center.folder, 'letters');
  mkdirSync(folder);
  const path = join(folder, 'fairlead.db');
  writeFileSync(path, 'This is a letter and no database. '.repeat(200));
  const file = join(folder, 'calls.csv');
  writeFileSync(file, callLog([{ id: 'C1' }]));
  const cli = join(process.env.FAIRLEAD_PROGRAMS!, 'importers/cli.mjs');
  const { status, stderr } = spawnSync(process.execPath, [cli, file], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: `file:${path}` },
  });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/fairlead\.db is damaged, or is not a database\. Stop/),
  ]);
});

test('a load that meets a damaged database fails with words', async () => {
  const id = await queueText(center.database, callLog([{ id: 'C1' }]));
  center.database.connection.pragma('wal_checkpoint(TRUNCATE)');
  damage(center.database.connection.name);
  const outcome = await runTask({ kind: 'load', importId: id });
  expect(outcome).toMatchObject({
    kind: 'failed',
    error: expect.stringMatching(/fairlead\.db is damaged.*Nothing of this file was loaded/),
  });
});
