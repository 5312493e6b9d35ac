import { setTimeout as sleep } from 'node:timers/promises';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { loader as today } from '~/routes/_shell._index';
import { loader as contacts } from '~/routes/_shell.contacts';
import { loader as dataHealth } from '~/routes/_shell.data-health';
import { action as recordEvent } from '~/routes/_shell.events.new';
import { loader as settings } from '~/routes/_shell.settings';
import { loader as contactsCsv } from '~/routes/contacts[.]csv';
import { openBenchCenter } from '../bench/bench-center';
import { makeUser } from '../factories';
import { callLog, makeDataFolder, queueText } from '../importers/load-helpers';
import { longestPiece } from '../longest-piece';
import { args, formPost, signedInRequest } from '../routes/harness';

const AS_OF = '2026-09-21';
const EVERYTHING = 'metric=contacts_handled&from=2025-01-01';
const LEGS = 60_000;

let opened: OpenDatabase;
let leader: SignedInUser;
let ops: SignedInUser;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  makeDataFolder();
  opened = await openBenchCenter(databasePath(), { legs: LEGS, asOf: AS_OF });
  globalThis.fairleadDatabase = Promise.resolve(opened);
  leader = await makeUser(opened.db, { role: 'leader' });
  ops = await makeUser(opened.db, { role: 'ops' });
  // Threads that have started, and code that has run once: what is measured is what grows with a center.
  await Promise.all([downloadAll(), open(contacts, '/contacts')]);
}, 120_000);
afterEach(() => {
  globalThis.fairleadLoads = undefined;
  delete process.env.AS_OF;
});

type Loader = (given: ReturnType<typeof args>) => unknown;
const open = async (loader: Loader, path: string, user = leader) => loader(args(await signedInRequest(user, path)));
const downloadAll = async () => ((await open(contactsCsv, `/contacts.csv?${EVERYTHING}`)) as Response).text();

/** Ten forms, sent while another program writes. */
async function saveTen(): Promise<number[]> {
  const saved = Array.from({ length: 10 }, async (_, index) => {
    const event = { kind: 'training', title: `Training ${index}`, about: 'team-1', onDate: '2026-09-01' };
    const answer = await recordEvent(args(await signedInRequest(leader, '/events/new', formPost(event))));
    return answer instanceof Response ? answer.status : 0;
  });
  return Promise.all(saved);
}

test('a download of everything, pages that count everything, a judgement, a load and ten forms that wait hold nobody up', {
  timeout: 120_000,
}, async () => {
  const calls = Array.from({ length: 3_000 }, (_, index) => ({ id: `N${index}` }));
  const importId = await queueText(opened, callLog(calls));
  const other = connect(databasePath());
  other.connection.exec('BEGIN IMMEDIATE');
  const piece = await longestPiece(async () => {
    importsQueue().add({ kind: 'load', importId });
    const saved = saveTen();
    const [file] = await Promise.all([
      downloadAll(),
      open(contacts, `/contacts?${EVERYTHING}&sort=amount&page=500`),
      open(dataHealth, '/data-health', ops),
      open(settings, '/settings', leader),
      open(today, '/'),
      sleep(500),
    ]);
    expect(file.split('\r\n').length).toBe(LEGS + 2);
    other.connection.exec('ROLLBACK');
    expect(await saved).toEqual(Array(10).fill(302));
    await importsQueue().whenFinished(importId);
  }, 'processor');
  await other.close();
  expect(piece).toBeLessThan(60);
});
