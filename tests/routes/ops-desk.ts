import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { makeUser } from '../factories';
import { openFresh } from '../open-fresh';

/** The database on disk, its folder and the ops analyst of the test at hand. */
export let database: OpenDatabase;
export let ops: SignedInUser;
export let folder: string;

/** Opens a desk for each test of the file. */
export function deskForEachTest() {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fairlead-desk-'));
    process.env.DATABASE_URL = `file:${join(folder, 'fairlead.db')}`;
    database = await openFresh();
    globalThis.fairleadDatabase = Promise.resolve(database);
    ops = await makeUser(database.db, { role: 'ops' });
  });
  afterEach(() => {
    globalThis.fairleadLoads = undefined;
    rmSync(folder, { recursive: true, force: true });
    delete process.env.DATABASE_URL;
  });
}

/** The first cell of a query's first row. */
export const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);
