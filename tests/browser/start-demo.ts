import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startServer } from '../server';
import { AS_OF, KEPT, loadDemo } from './demo-data';

/** Starts the demo, building and loading what is missing, on a free port with a copy of the database, and stops it at the end. */
export default async function startDemo(): Promise<() => Promise<void>> {
  loadDemo();
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
