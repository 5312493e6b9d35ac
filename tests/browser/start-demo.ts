import { execFileSync } from 'node:child_process';
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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { startServer } from './server';

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
  const server = await startServer('scripts/demo.mjs', {
    DATABASE_URL: `file:${database}`,
    AS_OF,
    FAIRLEAD_DEMO: '1',
    LOG_LEVEL: 'warn',
  });
  if (!existsSync(kept)) await keep(database, kept);
  process.env.FAIRLEAD_TEST_URL = server.url;
  process.env.FAIRLEAD_TEST_DATABASE = database;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
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
