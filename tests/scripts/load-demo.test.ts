import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from 'db/open-database';
import { countUsers } from 'db/queries/users';
import { expect, test } from 'vitest';
import { makeUser } from '../factories';

test('the demo never takes the place of a database that has accounts, though nothing was loaded into it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-demo-'));
  const path = join(folder, 'fairlead.db');
  const before = await openDatabase(path);
  await makeUser(before.db, { role: 'admin' });
  await before.close();
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/load-demo.ts'], {
    env: { ...process.env, DATABASE_URL: `file:${path}`, AS_OF: '2026-09-21' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining('data of your own')]);
  const after = await openDatabase(path);
  expect(await countUsers(after)).toBe(1);
  await after.close();
  rmSync(folder, { recursive: true });
}, 60_000);
