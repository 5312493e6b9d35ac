import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startServer } from './server';

/** The day that the browser tests live in, whatever the calendar says. */
export const AS_OF = '2026-11-21';

/** The loaded demo, kept between runs; load-demo.ts makes it anew when the code that made it has changed. */
const KEPT = join('.cache', 'demo');

/** Starts the demo, building and loading what is missing, on a free port with a copy of the database, and stops it at the end. */
export default async function startDemo(): Promise<() => Promise<void>> {
  mkdirSync(KEPT, { recursive: true });
  const env = { ...process.env, DATABASE_URL: `file:${join(KEPT, 'fairlead.db')}`, AS_OF };
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/load-demo.ts'], { env, stdio: 'inherit' });

  const folder = mkdtempSync(join(tmpdir(), 'fairlead-'));
  cpSync(KEPT, folder, { recursive: true, filter: (path) => basename(path) !== 'exports' });
  const database = join(folder, 'fairlead.db');
  const server = await startServer('scripts/demo.mjs', { DATABASE_URL: `file:${database}`, AS_OF });
  process.env.FAIRLEAD_TEST_URL = server.url;
  process.env.FAIRLEAD_TEST_DATABASE = database;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
