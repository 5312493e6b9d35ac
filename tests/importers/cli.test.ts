import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from 'db/open-database';
import { expect, test } from 'vitest';
import { allFacts, callLog, makeDataFolder, ROSTER_HEADER } from './load-helpers';
import { makeZip } from './make-zip';

const CLI = join(process.env.FAIRLEAD_PROGRAMS!, 'importers/cli.mjs');

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env: process.env, maxBuffer: 1 << 24 }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

function write(folder: string, name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('it says what each file was taken for, what its rows became, and ends with 0 when all is loaded', async () => {
  const folder = makeDataFolder();
  const { code, out } = await run(write(folder, 'calls.csv', callLog([{ id: 'C1' }, { id: 'C2' }])));
  expect(code).toBe(0);
  expect(out).toContain('detected:  Call log');
  expect(out).toContain('read 2 = added 2 + updated 0 + unchanged 0 + rejected 0 + skipped 0 + unmatched 0');
}, 60_000);

test('it ends with 2 when rows or files are refused or rows are held, and says what to do', async () => {
  const folder = makeDataFolder();
  const roster = write(folder, 'roster.csv', `${ROSTER_HEADER}\nAna,ana@example.com,North,UTC,2024-01-01,,,,member\n`);
  const calls = write(
    folder,
    'calls.csv',
    callLog([{ id: 'C1' }, { id: 'C2', agent: 'Zoe' }, { id: 'C3', time: 'noon' }]),
  );
  const first = await run(roster, calls);
  expect(first.code).toBe(2);
  expect(first.out).toContain('line 4, Time: noon (bad_instant)');
  expect(first.out).toContain('unmatched: 1 row of Zoe (call_log): match this name at /imports/people');

  const json = await run(calls, join(folder, 'missing.csv'), '--json', '--time-zone', 'Europe/Berlin');
  expect(json.code).toBe(2);
  expect(JSON.parse(json.out)).toMatchObject([
    {
      file: calls,
      status: 'loaded',
      plan: { profileId: 'plain_call_log', timeZone: 'Europe/Berlin' },
      counts: { read: 3, updated: 1, rejected: 1, held: 1 },
      rejections: [{ line: 4, column_name: 'Time', cell: 'noon' }],
      held: [{ name: 'Zoe', rows: 1 }],
    },
    { status: 'failed', error: 'This file does not exist.' },
  ]);
}, 60_000);

test('the files of an archive are loaded one by one', async () => {
  const folder = makeDataFolder();
  const path = join(folder, 'week.zip');
  const files = ['C1', 'C2'].map((id) => ({ name: `${id}.csv`, content: callLog([{ id }]) }));
  writeFileSync(path, makeZip(files));
  const { code, out } = await run(path, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject([
    { file: `${path} › C1.csv`, status: 'loaded', importId: 1, counts: { inserted: 1 } },
    { file: `${path} › C2.csv`, status: 'loaded', importId: 2, counts: { inserted: 1 } },
  ]);
}, 60_000);

test('a report that names no day is refused with what to say, and loads once it is said', async () => {
  const folder = makeDataFolder();
  const header = 'Agent,Adherence (%),Scheduled Minutes,Scheduled (Adherence),Exceptions Duration (Adherence)';
  const path = write(folder, 'adherence.csv', `${header}\nAda,95%,480,450,22.5\n`);
  const asked = await run(path);
  expect({ code: asked.code, says: asked.out.includes('Enter the first and the last day') }).toEqual({
    code: 1,
    says: true,
  });
  const { code, out } = await run(path, '--from', '2026-03-02');
  expect(code).toBe(0);
  expect(out).toContain('2026-03-02 to 2026-03-02 (you said so)');
  expect((await run(path, '--from', '2026-03-02', '--to', 'Friday')).out).toContain('is not a valid period');
}, 60_000);

test('it ends with 1 when nothing is loaded, and says why', async () => {
  const folder = makeDataFolder();
  const { code, out } = await run(write(folder, 'empty.csv', ''));
  expect({ code, says: out.includes('not loaded: The file is empty.') }).toEqual({ code: 1, says: true });
  const help = await run('--help');
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('--profile ID') });
  const wrong = await run('--nonsense');
  expect(wrong.code).toBe(1);
  expect(wrong.err).not.toContain('    at ');
}, 60_000);

test('a load that is killed half-way leaves nothing to be read, says so, and comes out the same when it is run again', async () => {
  const folder = makeDataFolder();
  const calls = Array.from({ length: 40_000 }, (_, index) => ({
    id: `C${index}`,
    agent: `Agent ${index % 30}`,
    date: `2026-03-${String(1 + (index % 28)).padStart(2, '0')}`,
  }));
  const path = write(folder, 'big.csv', callLog(calls));
  const child = spawn(process.execPath, [CLI, path], { env: process.env, detached: true });
  const status = await killHalfWay(child);
  expect(status).toBe('loading');

  const opened = await openDatabase();
  const count = (sql: string) => opened.connection.prepare(sql).pluck().get();
  expect(count('PRAGMA integrity_check')).toBe('ok');
  for (const rows of ['legs', 'answers', 'import_rows', 'employees', 'queues']) {
    expect([rows, count(`SELECT COUNT(*) FROM published_${rows}`)]).toEqual([rows, 0]);
  }
  expect(count('SELECT COUNT(*) FROM daily_facts')).toBe(0);
  expect(count(`SELECT COUNT(*) FROM sqlite_master WHERE name = 'legs_employee_day'`)).toBe(1);

  expect((await run(path)).code).toBe(0);
  expect(count('SELECT status FROM imports WHERE id = 1')).toBe('interrupted');
  expect(count('SELECT COUNT(*) FROM legs')).toBe(40_000);
  const facts = allFacts(opened);
  await opened.close();

  makeDataFolder();
  expect((await run(path)).code).toBe(0);
  const untouched = await openDatabase();
  expect(allFacts(untouched)).toEqual(facts);
  await untouched.close();
}, 240_000);

/** Kills the process once some of the file's rows are written, and gives what the database says of the import. */
async function killHalfWay(child: ChildProcess): Promise<unknown> {
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const opened = await openDatabase();
  const isBegun = opened.connection.prepare('SELECT EXISTS (SELECT 1 FROM legs)').pluck();
  while (isBegun.get() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  process.kill(-child.pid!, 'SIGKILL');
  await exited;
  const told = opened.connection.prepare('SELECT status FROM imports').pluck().get();
  await opened.close();
  return told;
}
