import { execFileSync } from 'node:child_process';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openDatabase } from 'db/open';
import { createImport } from 'importers/load/create-import';
import { loadFile } from 'importers/load/load-file';
import { keepFile } from 'importers/load/uploads';
import { identify } from 'importers/read/identify';
import type { Ratio } from './ratio';

/** Fewer for a quick try. */
const ROWS = Number(process.env.BENCH_LOAD_ROWS ?? 1_000_000);
const HEADERS =
  'Call Id,Agent,Agent Email,Queue,Channel,Direction,Started,Answered,Abandoned,Transferred,Wait Seconds,Talk Seconds,Hold Seconds,After Call Work Seconds,Topic,Customer,Site,Disposition note';
const AGENTS = 200;
const FROM = Date.UTC(2025, 0, 1);
const STEP_MS = Math.floor((365 * 86_400_000) / 1_000_000);

/** Loading a call log of a million rows and eighteen columns, against sqlite3's own .import of the same file into one untyped table. */
export async function benchLoad(): Promise<Ratio[]> {
  const folder = join(tmpdir(), 'fairlead-bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `calls-${ROWS}.csv`);
  if (!existsSync(file)) writeCalls(file);
  const before = importPlainly(folder, file);
  const ours = await load(folder, file);
  const after = importPlainly(folder, file);
  const floor = { how: before.how, ms: (before.ms + after.ms) / 2 };
  const megabytes = Math.round(statSync(file).size / 1e6);
  return [
    {
      name: `loading ${ROWS.toLocaleString('en')} rows × 18 columns against ${floor.how}`,
      ratio: ours.ms / floor.ms,
      detail: `${seconds(ours.ms)} against ${seconds(floor.ms)}, ${megabytes} MB; ${ours.stages}`,
    },
  ];
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** The file as any call center might export it; the same every time. */
function writeCalls(path: string): void {
  const partial = openSync(`${path}.part`, 'w');
  let seed = 20_260_101;
  const below = (bound: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
  let text = `${HEADERS}\n`;
  for (let row = 0; row < ROWS; row += 1) {
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

/** All that a load is: telling what the file is, keeping it, reading, writing, summing up. */
async function load(folder: string, path: string): Promise<{ ms: number; stages: string }> {
  const target = join(folder, 'ours.db');
  removeDatabase(target);
  process.env.DATABASE_URL = `file:${target}`;
  const opened = await openDatabase();
  const begun = performance.now();
  const stages = new Map<string, number>();
  let stage = 'telling and keeping it';
  let since = begun;
  const enter = (next: string) => {
    if (next === stage) return;
    const now = performance.now();
    stages.set(stage, (stages.get(stage) ?? 0) + now - since);
    [stage, since] = [next, now];
  };
  const { plan, problem } = await identify(path);
  if (!plan) throw new Error(problem?.message);
  const file = await keepFile(createReadStream(path, { highWaterMark: 1 << 20 }));
  const { id } = await createImport(opened.db, { file, fileName: 'calls.csv', plan, userId: null });
  const result = await loadFile(opened, id, ({ phase }) => enter(phase));
  enter('end');
  const ms = performance.now() - begun;
  await opened.close();
  rmSync(join(folder, file.storedPath), { force: true });
  removeDatabase(target);
  if (result.status !== 'loaded') throw new Error(result.error);
  if (result.counts.inserted !== ROWS) throw new Error(`Only ${result.counts.inserted} rows were inserted.`);
  return { ms, stages: [...stages].map(([name, took]) => `${name} ${seconds(took)}`).join(', ') };
}

function removeDatabase(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
}
