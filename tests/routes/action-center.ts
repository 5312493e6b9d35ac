import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from 'db/open';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { AS_OF } from '../goal-center';
import { openFresh } from '../open-fresh';
import { contentOf, settle } from './locked-desk';
import { makeActionCenter } from './writing-actions';

/** A center in which every action can be sent, made once a file of tests, and what its databases hold before any is. */
export let center: Awaited<ReturnType<typeof makeActionCenter>>;
export let untouched: ReturnType<typeof contentOf>;

let master: string;

/** Makes that center before the first test of the file. */
export function actionCenterForAllTests() {
  beforeAll(async () => {
    master = mkdtempSync(join(tmpdir(), 'fairlead-master-'));
    process.env.AS_OF = AS_OF;
    await withOpened(master, async (opened) => {
      center = await makeActionCenter(opened);
    });
    untouched = await withCenter(async (opened) => contentOf(opened));
  }, 120_000);
  // Centers of other tests set their own day before each test.
  beforeEach(() => {
    process.env.AS_OF = AS_OF;
  });
  afterAll(() => {
    rmSync(master, { recursive: true, force: true });
    delete process.env.AS_OF;
  });
}

/** Opens a copy of the center for the time of the work. */
export async function withCenter<T>(work: (opened: OpenDatabase) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-copy-'));
  await cp(master, folder, { recursive: true });
  try {
    return await withOpened(folder, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The database of a folder, as the one that pages use, until all that goes on after the work has ended. */
async function withOpened<T>(folder: string, work: (opened: OpenDatabase) => Promise<T>): Promise<T> {
  process.env.DATABASE_URL = `file:${join(folder, 'fairlead.db')}`;
  const opened = await openFresh();
  globalThis.fairleadDatabase = Promise.resolve(opened);
  try {
    return await work(opened);
  } finally {
    await settle(opened);
    await opened.close();
    globalThis.fairleadDatabase = undefined;
    globalThis.fairleadLoads = undefined;
    delete process.env.DATABASE_URL;
  }
}
