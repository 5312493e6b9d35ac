import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** The day that the browser tests live in: a Wednesday, so that complete weeks lie behind it. */
export const AS_OF = '2026-11-18';

/** What the demo's database depends on. */
const LOADED_BY = [
  'db',
  'importers',
  'fixtures',
  'scripts',
  'app/features/access',
  'app/features/goals',
  'app/metrics',
];
const BUILT_FROM = ['app', 'db', 'importers', 'vite.config.ts', 'remix.config.js', 'package-lock.json'];

/** Builds where the build is stale, starts the demo on a free port with a database of its own, and stops it at the end. */
export default async function startDemo(): Promise<() => Promise<void>> {
  if (isBuildStale()) execFileSync('npm', ['run', 'build'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-'));
  const database = join(folder, 'fairlead.db');
  const kept = keptDatabase();
  if (existsSync(kept)) copyFileSync(kept, database);
  const port = await freePort();
  const server = startServer({ port, database });
  const url = `http://localhost:${port}`;
  const stop = async () => {
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, server);
    if (!existsSync(kept)) await keep(database, kept);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.FAIRLEAD_TEST_URL = url;
  process.env.FAIRLEAD_TEST_DATABASE = database;
  return stop;
}

function startServer({ port, database }: { port: number; database: string }): ChildProcess {
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: `file:${database}`,
    AS_OF,
    LOG_LEVEL: 'warn',
    FAIRLEAD_DEMO: '1',
  };
  return spawn(process.execPath, ['scripts/demo.mjs'], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
}

/** Ends the demo and whatever it started: they share a process group. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  process.kill(-server.pid, 'SIGTERM');
  const patience = setTimeout(() => process.kill(-(server.pid ?? 0), 'SIGKILL'), 10_000);
  await ended;
  clearTimeout(patience);
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const end = Date.now() + 600_000;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`The demo ended with code ${server.exitCode} before it was ready.`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The demo was not ready after ten minutes.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function isBuildStale(): boolean {
  if (!existsSync('build/server/index.js')) return true;
  const builtAt = statSync('build/server/index.js').mtimeMs;
  return BUILT_FROM.flatMap(filesOf).some((path) => statSync(path).mtimeMs > builtAt);
}

/** A loaded database is kept between runs, by what made it; a change of any of that makes another. */
function keptDatabase(): string {
  const hash = createHash('sha256').update(AS_OF);
  for (const path of LOADED_BY.flatMap(filesOf)) hash.update(path).update(readFileSync(path));
  return join('.cache', `demo-${hash.digest('hex').slice(0, 16)}.db`);
}

async function keep(database: string, kept: string): Promise<void> {
  mkdirSync('.cache', { recursive: true });
  for (const name of readdirSync('.cache')) if (name.startsWith('demo-')) rmSync(join('.cache', name));
  const connection = new Sqlite(database, { readonly: true });
  await connection.backup(`${kept}.part`);
  connection.close();
  renameSync(`${kept}.part`, kept);
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((each) => statSync(each).isFile())
    .sort();
}
