import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { TooBusyError } from 'db/threads/places';
import { dataFolder } from 'importers/load/files/uploads';
import { isTooBusyFor, runTask } from 'importers/load/threads/pool';
import { runInWorker, taskThreads } from 'importers/load/threads/run-in-worker';
import type { Task } from 'importers/load/threads/worker-messages';
import { identify } from 'importers/read/recognize/identify';
import { beforeEach, expect, test, vi } from 'vitest';
import { callLog, openLoadDatabase, queueText } from './load-helpers';

let database: OpenDatabase;
beforeEach(async () => {
  database = await openLoadDatabase();
});

const CALLS = callLog([{ id: 'C1' }, { id: 'C2' }]);
const lookAt = (path: string): Task => ({ kind: 'identify', files: [{ path, options: {} }] });

function writeCalls(name = 'calls.csv'): string {
  const path = join(dataFolder(), name);
  writeFileSync(path, CALLS);
  return path;
}

/** A file that whoever reads it waits for: a pipe into which nothing has been written yet. */
function makePipe(name: string): string {
  const path = join(dataFolder(), name);
  execFileSync('mkfifo', [path]);
  return path;
}

const threads = () => Number(/^Threads:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);

/** Its own, and the one in which Node asks how TypeScript is read. */
const THREADS_OF_A_WORKER = 2;

test.runIf(process.platform === 'linux')('many looks at once take no more workers than processors', async () => {
  const path = writeCalls();
  // Node starts its own threads for files when the first are asked for.
  await Promise.all(Array.from({ length: 16 }, () => readFile(path)));
  const before = threads();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, threads());
  }, 5);
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => runTask(lookAt(path))));
  clearInterval(timer);
  expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'identified'));
  expect(most - before).toBeLessThanOrEqual(THREADS_OF_A_WORKER * Math.max(1, availableParallelism() - 1));
});

test('a look waits neither for a load nor for the check of a whole file', async () => {
  const path = writeCalls();
  const { plan } = await identify(path);
  const id = await queueText(database, callLog([{ id: 'H1' }]));
  const kept = join(
    dataFolder(),
    database.connection.prepare('SELECT stored_path FROM imports').pluck().get() as string,
  );
  rmSync(kept);
  execFileSync('mkfifo', [kept]);
  const loading = runTask({ kind: 'load', importId: id });
  const checked = makePipe('checked.csv');
  const checking = runTask({ kind: 'dry_run', path: checked, plan: plan! });
  expect(await runTask(lookAt(path))).toMatchObject({ kind: 'identified' });
  await Promise.all([writeFile(kept, callLog([{ id: 'H1' }])), writeFile(checked, CALLS)]);
  expect((await loading).kind).toBe('done');
  expect((await checking).kind).toBe('dry_run_done');
});

test('beyond the line whoever asks is turned away, and whoever has gone leaves it', async () => {
  const { plan } = await identify(writeCalls());
  const path = makePipe('checked.csv');
  const gone = new AbortController();
  const check = (signal?: AbortSignal) => runTask({ kind: 'dry_run', path, plan: plan! }, { signal });
  const first = check();
  const waiting = Array.from({ length: 8 }, () => check(gone.signal).catch((error: Error) => error.name));
  await vi.waitFor(() => expect(isTooBusyFor('dry_run')).toBe(true));
  await expect(check()).rejects.toBeInstanceOf(TooBusyError);
  gone.abort();
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['AbortError']));
  expect(isTooBusyFor('dry_run')).toBe(false);
  await writeFile(path, CALLS);
  expect((await first).kind).toBe('dry_run_done');
});

test('the thread of a look that nobody waits for any more is ended, and its place is free', async () => {
  const { plan } = await identify(writeCalls());
  const gone = new AbortController();
  let begun = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const large = join(dataFolder(), 'large.csv');
  writeFileSync(large, callLog(Array.from({ length: 200_000 }, (_, index) => ({ id: `L${index}` }))));
  const task = { kind: 'dry_run', path: large, plan: { ...plan!, bytes: 0 } } as const;
  const check = runTask(task, { onProgress: () => begun(), signal: gone.signal });
  await isBegun;
  gone.abort(new Error('Nobody waits.'));
  await expect(check).rejects.toThrow('Nobody waits.');
  expect(await runTask({ kind: 'dry_run', path: writeCalls(), plan: plan! })).toMatchObject({ kind: 'dry_run_done' });
});

test('a thread that needs more memory than it may take fails with what to do, and the process goes on', async () => {
  const path = writeCalls();
  const outcome = await runInWorker(lookAt(path), { threads: taskThreads(6) });
  expect(outcome).toMatchObject({ kind: 'failed', error: expect.stringContaining('Split it') });
  expect((await runInWorker(lookAt(path))).kind).toBe('identified');
});
