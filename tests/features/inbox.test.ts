import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { Inbox } from '~/features/automation/inbox.server';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { receiveFile } from '~/features/imports/receive-files.server';
import { takeFiles } from '~/features/imports/start-load.server';
import { callLog } from '../importers/load-helpers';
import { makeZip } from '../importers/make-zip';
import { centerForEachTest } from '../routes/api-center';
import { filesIn, lookTwice as lookAtItTwice, reportIn } from './inbox-folder';

const center = centerForEachTest();
let folder: string;
let inbox: Inbox;

beforeEach(() => {
  folder = join(center.folder, 'inbox');
  mkdirSync(folder);
  inbox = new Inbox(folder);
});

const one = (sql: string, ...values: unknown[]) =>
  center.database.connection
    .prepare(sql)
    .pluck()
    .get(...values);
const drop = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
const lying = (place?: string) => filesIn(folder, place);
const report = (path: string) => reportIn(folder, path);
const lookTwice = (which = inbox) => lookAtItTwice(which);

const CALLS = callLog([{ id: 'C1' }, { id: 'C2', time: '25:99:00' }]);

test('a file that has come to rest is loaded and moved to done beside what became of every row', async () => {
  drop('calls.csv', CALLS);
  await lookTwice();
  expect(lying()).toEqual([]);
  expect(lying('done')).toEqual(['calls.csv', 'calls.csv.report.json', 'calls.csv.report.txt']);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(1);
  expect(one('SELECT arrived_by FROM imports')).toBe('inbox');
  expect(one('SELECT COUNT(*) FROM imports WHERE inbox_name IS NOT NULL')).toBe(0);
  expect(report('done/calls.csv')).toMatchObject({
    file: 'calls.csv',
    place: 'done',
    outcomes: [{ import: { id: 1, status: 'loaded', counts: { read: 2, inserted: 1, rejected: 1 } } }],
  });
  const text = readFileSync(join(folder, 'done', 'calls.csv.report.txt'), 'utf8');
  expect(text).toContain('Results for each row: /imports/1');
  expect(text).toContain('2 rows read = 1 added + 0 updated + 0 unchanged + 1 rejected + 0 skipped + 0 unmatched');
  expect(text).toContain('line 3');
});

test('a file that is still being written is left alone until it has come to rest', async () => {
  drop('calls.csv', CALLS);
  await inbox.look();
  appendFileSync(join(folder, 'calls.csv'), 'C3,Ana,2026-03-02,11:00:00,Billing,Y,Y,10,00:02:00,4\n');
  await inbox.look();
  expect(lying()).toEqual(['calls.csv']);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
  await inbox.look();
  expect(one('SELECT COUNT(*) FROM legs')).toBe(2);
});

test('names of unfinished and hidden files are never taken; once renamed they are', async () => {
  for (const name of ['calls.csv.part', 'calls.tmp', '.calls.csv', 'calls.csv.crdownload', 'calls.csv~'])
    drop(name, CALLS);
  await lookTwice();
  expect(lying()).toHaveLength(5);
  renameSync(join(folder, 'calls.csv.part'), join(folder, 'calls.csv'));
  await lookTwice();
  expect(lying('done')).toContain('calls.csv');
});

test('a file that cannot be loaded goes to failed with why and what to do', async () => {
  drop('menu.csv', 'dish,price\nsoup,4\n');
  drop('locked.zip', makeZip([{ name: 'a.csv', content: CALLS, isEncrypted: true }]));
  await lookTwice();
  expect(lying('failed').filter((name) => !name.includes('.report.'))).toEqual(['locked.zip', 'menu.csv']);
  expect(report('failed/menu.csv').outcomes).toMatchObject([{ refusal: { code: 'unknown_layout' } }]);
  expect(report('failed/locked.zip').outcomes).toMatchObject([{ refusal: { code: 'encrypted_archive' } }]);
  expect(readFileSync(join(folder, 'failed', 'menu.csv.report.txt'), 'utf8')).toContain('does not know this layout');
  expect(readdirSync(join(center.folder, 'uploads'))).toEqual([]);
});

test('a name that lies in done already is not overwritten', async () => {
  drop('calls.csv', CALLS);
  await lookTwice();
  drop('calls.csv', callLog([{ id: 'D1' }]));
  await lookTwice();
  expect(lying('done').filter((name) => !name.includes('.report.'))).toEqual(['calls (2).csv', 'calls.csv']);
  expect(readFileSync(join(folder, 'done', 'calls.csv'), 'utf8')).toBe(CALLS);
  expect(report('done/calls (2).csv').outcomes[0].import.id).toBe(2);
});

test('an archive is one import a file and one report', async () => {
  drop(
    'export.zip',
    makeZip([
      { name: 'a.csv', content: callLog([{ id: 'A1' }]) },
      { name: 'b.csv', content: callLog([{ id: 'B1' }]) },
    ]),
  );
  await lookTwice();
  expect(lying('done')).toContain('export.zip');
  expect(report('done/export.zip').outcomes).toMatchObject([
    { file: 'export.zip › a.csv', import: { status: 'loaded' } },
    { file: 'export.zip › b.csv', import: { status: 'loaded' } },
  ]);
});

/** Queues the file as the inbox would, and leaves it lying there, as if the process had ended. */
async function cutOff(status: string) {
  drop('calls.csv', CALLS);
  const [{ file } = { file: null }] = await receiveFile('calls.csv', [
    Buffer.from(CALLS),
  ] as unknown as AsyncIterable<Uint8Array>);
  const arrival = { by: 'inbox', inboxName: 'calls.csv' } as const;
  await takeFiles([{ name: 'calls.csv', hash: file!.hash }], { userId: null, arrival });
  await importsQueue().whenFinished(1);
  if (status === 'interrupted') {
    const { connection } = center.database;
    connection.exec(
      `DELETE FROM legs; DELETE FROM import_rows; DELETE FROM daily_facts; UPDATE imports SET status = 'interrupted'`,
    );
  }
}

test('after a restart, a file whose load was cut off is loaded by the same import', async () => {
  await cutOff('interrupted');
  await lookTwice(new Inbox(folder));
  expect(one('SELECT COUNT(*) FROM imports')).toBe(1);
  expect(one('SELECT status FROM imports')).toBe('loaded');
  expect(one('SELECT COUNT(*) FROM legs')).toBe(1);
  expect(lying('done')).toContain('calls.csv');
});

test('after a restart, a file that had been loaded but not moved is only moved', async () => {
  await cutOff('loaded');
  await lookTwice(new Inbox(folder));
  expect(one('SELECT COUNT(*) FROM imports')).toBe(1);
  expect(report('done/calls.csv').outcomes).toMatchObject([{ import: { id: 1, counts: { inserted: 1 } } }]);
});

test('a file that had been moved just before a restart does not stand for the next one of its name', async () => {
  await cutOff('loaded');
  rmSync(join(folder, 'calls.csv'));
  const restarted = new Inbox(folder);
  await restarted.look();
  drop('calls.csv', CALLS);
  await lookTwice(restarted);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(2);
});

test('a folder that disappears or cannot be used is told, and works again once it is there', async () => {
  rmSync(folder, { recursive: true });
  await inbox.look();
  expect(inbox.state.problem).toContain(`The inbox ${folder} cannot be used: it does not exist.`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'done'), 'no folder');
  drop('calls.csv', CALLS);
  await lookTwice();
  expect(inbox.state.problem).toContain('there is a file where a folder should be');
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
  rmSync(join(folder, 'done'));
  await lookTwice();
  expect(inbox.state.problem).toBeNull();
  expect(lying('done')).toContain('calls.csv');
});

test('a file that vanishes between two looks is no problem', async () => {
  drop('calls.csv', CALLS);
  drop('others.csv', callLog([{ id: 'O1' }]));
  await inbox.look();
  rmSync(join(folder, 'calls.csv'));
  await inbox.look();
  expect(inbox.state.problem).toBeNull();
  expect(existsSync(join(folder, 'done', 'others.csv'))).toBe(true);
});
