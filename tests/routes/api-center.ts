import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach } from 'vitest';
import { createToken } from '~/features/access/manage-tokens.server';
import type { SignedInUser } from '~/features/access/permissions';
import type { TokenScope } from '~/features/access/token-scopes';
import { makeUser } from '../factories';
import { openFresh } from '../open-fresh';

interface Center {
  database: OpenDatabase;
  folder: string;
  admin: SignedInUser;
}

/** A fresh center on disk for each test, with an admin, as loads in other threads need it. */
export function centerForEachTest(): Center {
  const center = {} as Center;
  beforeEach(async () => {
    center.folder = mkdtempSync(join(tmpdir(), 'fairlead-api-'));
    process.env.DATABASE_URL = `file:${join(center.folder, 'fairlead.db')}`;
    center.database = await openFresh();
    globalThis.fairleadDatabase = Promise.resolve(center.database);
    center.admin = await makeUser(center.database.db, { role: 'admin' });
  });
  afterEach(async () => {
    globalThis.fairleadLoads = undefined;
    globalThis.fairleadDatabase = undefined;
    await center.database.close();
    rmSync(center.folder, { recursive: true, force: true });
    delete process.env.DATABASE_URL;
  });
  return center;
}

/** A token as an admin makes one; fails where the form would. */
export async function makeToken(admin: SignedInUser, ...scopes: string[]): Promise<string> {
  const made = await createToken(admin, { name: 'nightly export', scope: scopes as TokenScope[] });
  if ('errors' in made) throw new Error(JSON.stringify(made.errors));
  return made.token;
}
