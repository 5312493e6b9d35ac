import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from 'db/open-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '../factories';
import { callLog } from '../importers/load-helpers';
import { makeToken } from '../routes/api-center';
import { startServer } from '../server';

let folder: string;
let env: NodeJS.ProcessEnv;

/** What stays on a machine that only runs Fairlead: the build, what starts it, and the packages but for the development ones. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-without-dev-'));
  for (const name of ['package.json', 'package-lock.json', 'scripts', 'packages', 'build'])
    cpSync(name, join(folder, name), { recursive: true });
  // As links: nothing in them is changed.
  execFileSync('cp', ['-al', 'node_modules', join(folder, 'node_modules')]);
  execFileSync('npm', ['prune', '--omit=dev', '--ignore-scripts', '--offline', '--no-audit', '--no-fund'], {
    cwd: folder,
  });
  // Kept as what Remix could make use of; nothing needs it.
  rmSync(join(folder, 'node_modules', 'typescript'), { recursive: true, force: true });
  env = { ...process.env, NODE_ENV: 'production', DATABASE_URL: `file:${join(folder, 'data', 'fairlead.db')}` };
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As an admin's program sends them. */
async function tokenHeaders(): Promise<Record<string, string>> {
  const opened = await openDatabase(join(folder, 'data', 'fairlead.db'));
  globalThis.fairleadDatabase = Promise.resolve(opened);
  const token = await makeToken(await makeUser(opened.db, { role: 'admin' }), 'imports:read');
  globalThis.fairleadDatabase = undefined;
  await opened.close();
  return { Authorization: `Bearer ${token}` };
}

const npmRun = (name: string, ...args: string[]) =>
  spawnSync('npm', ['run', '--silent', name, '--', ...args], { cwd: folder, env, encoding: 'utf8' });

test('without development packages and sources the command lines run, and the site serves, reads beside and downloads', async () => {
  for (const gone of ['tsx', 'typescript', 'vite', 'esbuild', '@remix-run/dev'])
    expect(existsSync(join(folder, 'node_modules', gone)), gone).toBe(false);

  // Large enough to be read by a thread of its own.
  const calls = Array.from({ length: 90_000 }, (_, at) => ({
    id: `C${at}`,
    time: '09:00:00',
    topic: 'Billing'.padEnd(40, '.'),
  }));
  calls[70_000]!.time = 'noon';
  writeFileSync(join(folder, 'calls.csv'), callLog(calls));
  const loaded = npmRun('import', 'calls.csv', '--json');
  expect(loaded).toMatchObject({ status: 2 });
  const [{ counts, importId }] = JSON.parse(loaded.stdout);
  expect(counts).toMatchObject({ read: 90_000, inserted: 89_999, rejected: 1 });

  const metrics = npmRun('metrics', '--metric', 'contacts_handled', '--from', '2020-01-01', '--to', '2030-01-01');
  expect(metrics).toMatchObject({ status: 0, stderr: '' });
  expect(metrics.stdout).toContain('89,999');

  const headers = await tokenHeaders();
  const server = await startServer(
    'scripts/serve.mjs',
    { DATABASE_URL: env.DATABASE_URL!, NODE_ENV: 'production' },
    folder,
  );
  try {
    const reset = npmRun('reset-admin');
    expect(reset).toMatchObject({ status: 0 });
    const link = /\/(reset|welcome)\/\S+/.exec(reset.stdout)![0];
    const page = await fetch(server.url + link);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('password')]);
    // Written by a thread.
    const rejected = await fetch(`${server.url}/api/imports/${importId}/rejected.csv`, { headers });
    expect([rejected.status, (await rejected.text()).split('\n').filter(Boolean).length]).toEqual([200, 2]);
  } finally {
    await server.stop();
  }
}, 300_000);
