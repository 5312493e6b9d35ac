import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { dataFolder } from 'importers/load/files/uploads';
import { isRunning } from 'importers/load/threads/is-running';
import { noteOutcome } from 'importers/load/threads/note-outcome';
import type { Progress } from 'importers/load/threads/progress';
import { LoadQueue } from 'importers/load/threads/queue';
import { markInterrupted } from 'importers/load/threads/recover';
import { runInWorker } from 'importers/load/threads/run-in-worker';
import { beforeEach, expect, test, vi } from 'vitest';
import { allFacts, callLog, openLoadDatabase, queueText } from './load-helpers';

let database: OpenDatabase;
let queue: LoadQueue;
beforeEach(async () => {
  database = await openLoadDatabase();
  queue = new LoadQueue((task, outcome) => noteOutcome(database.db, task, outcome));
});

const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

/** Many calls, so that a load takes a while. */
const manyCalls = (count: number, prefix = 'C') =>
  callLog(Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, agent: `Agent ${index % 20}` })));

test('a load runs on another thread: this one goes on meanwhile, and so do its reads', async () => {
  const id = await queueText(database, manyCalls(30_000));
  let turns = 0;
  let longestPauseMs = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longestPauseMs = Math.max(longestPauseMs, now - last);
    last = now;
    turns += 1;
    one('SELECT COUNT(*) FROM legs');
  }, 5);
  const seen: Progress[] = [];
  queue.listen(id, (progress) => progress !== 'finished' && seen.push(progress));
  queue.add({ kind: 'load', importId: id });
  await queue.whenFinished(id);
  clearInterval(timer);
  expect(one('SELECT status FROM imports WHERE id = ?', id)).toBe('loaded');
  expect(one('SELECT COUNT(*) FROM legs')).toBe(30_000);
  expect(turns).toBeGreaterThan(20);
  expect(longestPauseMs).toBeLessThan(1000);
  expect(seen.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['reading', 'summing']));
  expect(seen.at(-1)?.counts.read).toBe(30_000);
  expect(queue.progressOf(id)).toBeNull();
});

test('loads run one after another, in the order in which they came', async () => {
  const first = await queueText(database, manyCalls(3000, 'A'), 'a.csv');
  const second = await queueText(database, manyCalls(10, 'B'), 'b.csv');
  queue.add({ kind: 'load', importId: first });
  queue.add({ kind: 'load', importId: second });
  expect(queue.progressOf(second)?.phase).toBe('waiting');
  await queue.whenFinished(first);
  await queue.whenFinished(second);
  const finished = (id: number) => one('SELECT finished_at FROM imports WHERE id = ?', id) as number;
  const started = one('SELECT started_at FROM imports WHERE id = ?', second) as number;
  expect(started).toBeGreaterThanOrEqual(finished(first));
});

test('an undo runs through the same queue', async () => {
  const id = await queueText(database, manyCalls(50));
  queue.add({ kind: 'load', importId: id });
  queue.add({ kind: 'undo', importId: id, userId: null });
  await queue.whenFinished(id);
  await queue.whenFinished(id);
  expect(one('SELECT status FROM imports WHERE id = ?', id)).toBe('undone');
  expect(allFacts(database)).toEqual([]);
});

test('the same file while it waits is found instead of being loaded twice', async () => {
  const first = await queueText(database, manyCalls(5), 'a.csv');
  const second = await queueText(database, manyCalls(5), 'the-same.csv');
  expect(second).toBe(first);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(1);
});

test('a full disk stops a load with words, and nothing of the file stays', async () => {
  const id = await queueText(database, manyCalls(20_000));
  const pages = one('PRAGMA page_count') as number;
  const { connection } = database;
  connection.pragma(`max_page_count = ${pages + 40}`);
  const { loadFile } = await import('importers/load/load-file');
  const result = await loadFile(database, id);
  connection.pragma('max_page_count = 1073741823');
  expect(result).toEqual({
    status: 'failed',
    error: 'The disk is full. Nothing of this file was loaded. Make room, then run it again.',
  });
  expect(one('SELECT COUNT(*) FROM legs')).toBe(0);
  expect(one('SELECT COUNT(*) FROM import_rows')).toBe(0);
  expect(one('PRAGMA integrity_check')).toBe('ok');
  expect(one(`SELECT COUNT(*) FROM sqlite_master WHERE name = 'legs_day'`)).toBe(1);
  expect((await loadFile(database, id)).status).toBe('loaded');
});

test('where the end of a load cannot be written down, those behind it go on', async () => {
  const deaf = new LoadQueue(() => Promise.reject(new Error('The disk is full.')));
  const ids = [await queueText(database, manyCalls(5, 'A'), 'a.csv'), await queueText(database, manyCalls(5), 'b.csv')];
  for (const importId of ids) deaf.add({ kind: 'load', importId });
  for (const id of ids) await deaf.whenFinished(id);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(10);
});

test('a kept file that is gone fails the load with what to do', async () => {
  const id = await queueText(database, manyCalls(5));
  database.connection.prepare(`UPDATE imports SET stored_path = 'uploads/gone'`).run();
  queue.add({ kind: 'load', importId: id });
  await queue.whenFinished(id);
  expect(one('SELECT status FROM imports')).toBe('failed');
  expect(one('SELECT error FROM imports')).toContain('Upload the file again');
});

test('an upload that breaks off leaves nothing behind', async () => {
  const { keepFile } = await import('importers/load/files/uploads');
  async function* broken() {
    yield Buffer.from('Call Id,Agent\n');
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }
  await expect(keepFile(broken())).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readdirSync(join(dataFolder(), 'uploads'))).toEqual([]);
});

test('at a start, loads of a process that is gone count as interrupted; those of one that runs do not', async () => {
  const cutOff = await queueText(database, manyCalls(5), 'a.csv');
  const running = await queueText(database, manyCalls(6), 'b.csv');
  const setPid = database.connection.prepare(
    `UPDATE imports SET status = 'loading', loader_pid = ?, loader_start = NULL WHERE id = ?`,
  );
  setPid.run(2 ** 22 + 1, cutOff);
  setPid.run(process.ppid, running);
  expect(await markInterrupted(database.db)).toEqual([cutOff]);
  expect(one('SELECT status FROM imports WHERE id = ?', cutOff)).toBe('interrupted');
  expect(one('SELECT status FROM imports WHERE id = ?', running)).toBe('loading');
});

test.runIf(process.platform === 'linux')('a killed process that nobody has waited for counts as gone', async () => {
  // The shell becomes a sleep, which never waits for the child that the shell began.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = Number(
    await new Promise<string>((resolve) => parent.stdout.once('data', (data) => resolve(String(data)))),
  );
  await vi.waitFor(() => expect(readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n'));
  expect(isRunning(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false));
  // It still has its number, as only a zombie has.
  expect(() => process.kill(pid, 0)).not.toThrow();
  parent.kill('SIGKILL');
});

test('a file is told in a thread as well', async () => {
  const path = join(dataFolder(), 'some.csv');
  writeFileSync(path, manyCalls(3));
  const outcome = await runInWorker({ kind: 'identify', files: [{ path, options: {} }] });
  expect(outcome).toMatchObject({
    kind: 'identified',
    found: [{ plan: { profileId: 'plain_call_log' }, problem: null }],
  });
});
