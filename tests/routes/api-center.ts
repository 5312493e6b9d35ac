import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach } from 'vitest';
import { createToken } from '~/features/access/manage-tokens.server';
import type { SignedInUser } from '~/features/access/permissions';
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
  const form = new FormData();
  form.set('name', 'nightly export');
  for (const scope of scopes) form.append('scope', scope);
  const { token, errors } = await createToken(admin, form);
  if (!token) throw new Error(JSON.stringify(errors));
  return token;
}
