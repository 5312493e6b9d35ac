import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'db/sqlite/driver';
import type { Ratio } from './ratio';

/** Fewer for a quick try. */
export const ROWS = Number(process.env.BENCH_LOAD_ROWS ?? 1_000_000);
/** The large file; it takes minutes, so that a smaller one may be asked for. */
const LARGE_ROWS = Number(process.env.BENCH_LARGE_ROWS ?? 10 * ROWS);
const MOST_MEGABYTES = 400;
const HEADERS =
  'Call Id,Agent,Agent Email,Queue,Channel,Direction,Started,Answered,Abandoned,Transferred,Wait Seconds,Talk Seconds,Hold Seconds,After Call Work Seconds,Topic,Customer,Site,Disposition note';
const AGENTS = 200;
const FROM = Date.UTC(2025, 0, 1);
const STEP_MS = Math.floor((365 * 86_400_000) / 1_000_000);

/**
 * Loading a call log of a million rows and eighteen columns, against sqlite3's own .import of the same file into one
 * untyped table; then one of ten million, for its memory and what a row costs.
 */
export async function benchLoad(): Promise<Ratio[]> {
  const folder = benchFolder();
  const file = callsFile(ROWS);
  const before = importPlainly(folder, file);
  const ours = load(folder, file);
  const after = importPlainly(folder, file);
  const floor = { how: before.how, ms: (before.ms + after.ms) / 2 };
  const megabytes = Math.round(statSync(file).size / 1e6);
  const large = load(folder, callsFile(LARGE_ROWS));
  rmSync(callsFile(LARGE_ROWS));
  const perRow = (large.ms / LARGE_ROWS) * 1000;
  const smallPerRow = (ours.ms / ROWS) * 1000;
  const cpu = large.cpuMs / LARGE_ROWS / (ours.cpuMs / ROWS);
  return [
    {
      name: `loading ${count(ROWS)} rows × 18 columns : ${floor.how}`,
      ratio: ours.ms / floor.ms,
      detail: `${seconds(ours.ms)} : ${seconds(floor.ms)}, ${seconds(ours.cpuMs)} of processor, ${megabytes} MB; ${ours.stages}`,
    },
    {
      name: `most memory while loading ${count(LARGE_ROWS)} rows : ${MOST_MEGABYTES} MB`,
      ratio: large.megabytes / MOST_MEGABYTES,
      detail: `${large.megabytes} MB; ${ours.megabytes} MB at ${count(ROWS)} rows`,
    },
    {
      name: `cost of a row, ${count(LARGE_ROWS)} rows : ${count(ROWS)} rows`,
      ratio: perRow / smallPerRow,
      detail: `${perRow.toFixed(1)} µs : ${smallPerRow.toFixed(1)} µs, by processor time ${cpu.toFixed(2)}; ${large.stages}`,
    },
  ];
}

/** What one load took, told by the process that did it. */
export interface LoadFigures {
  ms: number;
  /** Of all its threads. */
  cpuMs: number;
  /** The most that it held at once. */
  megabytes: number;
  stages: string;
}

/** A process of its own, so that its memory is the load's alone. */
function load(folder: string, file: string): LoadFigures {
  const target = join(folder, 'ours.db');
  removeDatabase(target);
  const out = execFileSync(process.execPath, ['--import', 'tsx', 'tests/bench/load-once.ts', file], {
    env: { ...process.env, DATABASE_URL: `file:${target}` },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  removeDatabase(target);
  return JSON.parse(out);
}

function benchFolder(): string {
  const folder = join(tmpdir(), 'fairlead-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The file of so many calls, made where it is not there yet. */
export function callsFile(rows: number): string {
  const file = join(benchFolder(), `calls-${rows}.csv`);
  if (!existsSync(file)) writeCalls(file, rows);
  return file;
}

const count = (value: number) => value.toLocaleString('en');
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** The file as any call center might export it; the same every time. */
function writeCalls(path: string, rows: number): void {
  const partial = openSync(`${path}.part`, 'w');
  let seed = 20_260_101;
  const below = (bound: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
  let text = `${HEADERS}\n`;
  for (let row = 0; row < rows; row += 1) {
    const started = new Date(FROM + row * STEP_MS).toISOString();
    const agent = below(AGENTS);
    const isAnswered = below(100) < 93;
    const who = isAnswered ? `Agent Number ${agent},agent${agent}@example.com` : ',';
    const times = isAnswered ? `${5 + below(900)},${below(60)},${below(90)}` : ',,';
    // Each agent serves two of twelve queues, as people do.
    text += `C${100_000_000 + row},${who},Queue ${(agent + below(2)) % 12},voice,inbound,${started.slice(0, 10)} ${started.slice(11, 19)},`;
    text += `${isAnswered ? 'Y,N' : 'N,Y'},${below(10) === 0 ? 'Y' : 'N'},${below(120)},${times},Topic ${below(20)},`;
    text += `+1555${1_000_000 + below(400_000)},Site ${agent % 5},Note number ${below(50)}\n`;
    if (text.length > 1 << 20) {
      writeSync(partial, text);
      text = '';
    }
  }
  writeSync(partial, text);
  closeSync(partial);
  renameSync(`${path}.part`, path);
}

/** The floor: the same file into one table without types, keys or indexes. */
function importPlainly(folder: string, file: string): { how: string; ms: number } {
  const target = join(folder, 'plain.db');
  removeDatabase(target);
  const begun = performance.now();
  try {
    execFileSync('sqlite3', [target, '.mode csv', `.import ${file} calls`], { stdio: ['ignore', 'ignore', 'pipe'] });
    return { how: 'sqlite3 .import', ms: performance.now() - begun };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return insertPlainly(target);
  } finally {
    removeDatabase(target);
  }
}

/** Where there is no shell: as many rows of eighteen texts, inserted by better-sqlite3 and nothing else. */
function insertPlainly(target: string): { how: string; ms: number } {
  const names = Array.from({ length: 18 }, (_, index) => `c${index}`);
  const cells = names.map((name) => `${name} has a text`);
  const begun = performance.now();
  const database = new Sqlite(target);
  database.exec(`CREATE TABLE calls (${names.join(', ')})`);
  const insert = database.prepare(`INSERT INTO calls VALUES (${names.map(() => '?').join(', ')})`);
  database.transaction(() => {
    for (let row = 0; row < ROWS; row += 1) insert.run(cells);
  })();
  database.close();
  return { how: 'plain inserts by better-sqlite3', ms: performance.now() - begun };
}

function removeDatabase(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
}
