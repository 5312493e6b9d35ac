import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { action } from '~/routes/_shell.imports.new';
import { callLog } from '../importers/load-helpers';
import { makeZip } from '../importers/make-zip';
import { CAN_FILL_DISK, fillDisk, mountSmallDisk, onFullDisk } from '../small-disk';
import { centerForEachTest, makeToken } from './api-center';
import { startApiServer } from './api-server';
import { args, ORIGIN, signedInRequest, unwrap } from './harness';

const CALLS = callLog(Array.from({ length: 30_000 }, (_, index) => ({ id: `C${index}` })));
const REFUSAL = {
  code: 'disk_full',
  message: 'The disk is full, so the files could not be kept. Nothing was loaded.',
  advice: 'Free some space, then send them again.',
};
const fullDiskTest = test.runIf(CAN_FILL_DISK);

/** The database and the kept files are on a disk of their own, as they are in a container. */
let disk: NonNullable<ReturnType<typeof mountSmallDisk>>;
const usualFolder = process.env.TMPDIR;
beforeEach(() => {
  disk = mountSmallDisk(32)!;
  process.env.TMPDIR = disk.folder;
});
// Hooks that come later end earlier: by now the database is closed.
afterEach(() => {
  if (usualFolder === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usualFolder;
  disk.unmount();
});

const center = centerForEachTest();
let server: Awaited<ReturnType<typeof startApiServer>>;
let headers: Record<string, string>;
beforeEach(async () => {
  server = await startApiServer();
  headers = { Authorization: `Bearer ${await makeToken(center.admin, 'imports:write', 'imports:read')}` };
  // A log that was written into the database leaves no room in itself.
  center.database.connection.pragma('wal_checkpoint(TRUNCATE)');
});
afterEach(() => server.stop());

const keptFiles = () => readdirSync(join(center.folder, 'uploads'));
const countImports = () => center.database.connection.prepare('SELECT COUNT(*) FROM imports').pluck().get();

async function send(body: string | Buffer<ArrayBuffer> | FormData, type?: string) {
  const init = { method: 'POST', body, headers: type ? { ...headers, 'Content-Type': type } : headers };
  const response = await fetch(`${server.url}/api/imports?name=calls.csv`, init);
  return { status: response.status, json: await response.json() };
}

function aForm(field: string): FormData {
  const form = new FormData();
  form.append(field, new Blob(['Call Id,Agent\n']), 'first.csv');
  form.append(field, new Blob([CALLS]), 'calls.csv');
  return form;
}

fullDiskTest(
  onFullDisk('a body that the disk has no room for answers 507; with room again files are loaded'),
  async () => {
    const makeRoom = fillDisk(disk.folder, { leaveKb: 64 });
    expect(await send(CALLS, 'text/csv')).toEqual({ status: 507, json: { error: REFUSAL } });
    expect(keptFiles()).toEqual([]);
    expect(countImports()).toBe(0);
    makeRoom();
    expect((await send(callLog([{ id: 'C1' }]), 'text/csv')).status).toBe(202);
    await importsQueue().whenFinished(1);
    expect(center.database.connection.prepare('SELECT COUNT(*) FROM legs').pluck().get()).toBe(1);
  },
);

fullDiskTest(onFullDisk('of a form of several files none stays where the disk fills at the second'), async () => {
  fillDisk(disk.folder, { leaveKb: 64 });
  expect(await send(aForm('file'))).toEqual({ status: 507, json: { error: REFUSAL } });
  expect(keptFiles()).toEqual([]);
});

fullDiskTest(
  onFullDisk('an archive that fits and whose files do not answers 507, not that it is damaged'),
  async () => {
    const zip = makeZip([{ name: 'calls.csv', content: CALLS }]);
    expect(zip.length).toBeLessThan(600_000);
    fillDisk(disk.folder, { leaveKb: 700 });
    expect(await send(zip, 'application/zip')).toEqual({ status: 507, json: { error: REFUSAL } });
    expect(keptFiles()).toEqual([]);
  },
);

fullDiskTest(
  onFullDisk('a file that fits and whose import cannot be noted answers 507 and does not stay'),
  async () => {
    fillDisk(disk.folder, { leaveKb: 4 });
    expect(await send(callLog([{ id: 'C1' }]), 'text/csv')).toEqual({ status: 507, json: { error: REFUSAL } });
    expect(keptFiles()).toEqual([]);
  },
);

fullDiskTest(onFullDisk('the upload page says beside the field that the disk is full and what to do'), async () => {
  const init = { method: 'POST', body: aForm('files'), headers: { Origin: ORIGIN } };
  const request = await signedInRequest(center.admin, '/imports/new', init);
  fillDisk(disk.folder, { leaveKb: 64 });
  expect(unwrap(await action(args(request)))).toMatchObject({
    status: 507,
    value: { result: { error: { files: [`${REFUSAL.message} ${REFUSAL.advice}`] } } },
  });
  expect(keptFiles()).toEqual([]);
});
