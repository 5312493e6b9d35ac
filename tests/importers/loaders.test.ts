import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { announceImport } from 'importers/load/files/create-import';
import { keepFile } from 'importers/load/files/uploads';
import { isAtWork, isRunning, thisProcess } from 'importers/load/threads/is-running';
import { markArrivalsInterrupted, markInterrupted } from 'importers/load/threads/recover';
import type { ReadPlan } from 'importers/read/plan';
import { identify } from 'importers/read/recognize/identify';
import { expect, test } from 'vitest';
import { callLog, openLoadDatabase, queueText } from './load-helpers';

const CALLS = callLog([{ id: 'C1' }]);

test('a process is known by its number and when it began: one that has the number of another is not taken for it', async () => {
  const { loader_pid: pid, loader_start: start } = thisProcess();
  expect(pid).toBe(process.pid);
  expect(isRunning(pid, start)).toBe(true);
  expect(isRunning(pid, `${start}0`)).toBe(false);
  // Some systems do not tell; then the number alone has to do.
  expect(isRunning(pid, null)).toBe(true);
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  expect(isRunning(child.pid!, start)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isRunning(child.pid!, null)).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'a container that starts again has the same numbers and another beginning',
  () => {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    expect(thisProcess().loader_start).toBe(`${boot} ${ticks}`);
  },
);

/** The same file as another program took it in that ended since, and whose number a program that runs now has. */
async function takenInByAnother(status: 'queued' | 'loading') {
  const database = await openLoadDatabase();
  const id = await queueText(database, CALLS);
  database.connection
    .prepare('UPDATE imports SET status = ?, loader_pid = ?, loader_start = ?')
    .run(status, process.ppid, 'another time');
  const {
    file_hash: hash,
    stored_path: storedPath,
    mapping,
  } = database.connection.prepare('SELECT file_hash, stored_path, mapping FROM imports').get() as {
    file_hash: string;
    stored_path: string;
    mapping: string;
  };
  const file = { hash, storedPath, bytes: CALLS.length };
  const wanted = { file, fileName: 'again.csv', plan: JSON.parse(mapping) as ReadPlan, userId: null };
  return { database, id, wanted };
}

test.each(['queued', 'loading'] as const)(
  'a file that a killed program left %s can be loaded although its number is in use',
  async (status) => {
    const { database, id, wanted } = await takenInByAnother(status);
    expect(isAtWork({ loader_pid: process.ppid, loader_start: null })).toBe(true);
    expect(await announceImport(database, wanted)).toEqual({ id: id + 1, isWaitingAlready: false });
    expect(await announceImport(database, wanted)).toEqual({ id: id + 1, isWaitingAlready: true });
    expect(await markInterrupted(database.db)).toEqual([id]);
  },
);

test('what another program took in and waits in the lobby is told cut off as well, whoever has its number now', async () => {
  const database = await openLoadDatabase();
  const file = await keepFile(
    (async function* () {
      yield Buffer.from(CALLS);
    })(),
  );
  const { plan } = await identify(
    `${process.env.DATABASE_URL!.replace('file:', '').replace('fairlead.db', '')}${file.storedPath}`,
  );
  const { id } = await announceImport(database, { file, fileName: 'calls.csv', plan: plan!, userId: null });
  const other = JSON.stringify({ loader_pid: process.ppid, loader_start: 'another time' });
  await database.lobby
    .updateTable('arrivals')
    .set((eb) => ({ row: eb.fn<string>('json_patch', ['row', eb.val(other)]) }))
    .execute();
  expect(await markArrivalsInterrupted(database.lobby)).toEqual([id]);
});
