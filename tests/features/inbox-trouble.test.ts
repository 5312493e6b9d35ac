import { mkdirSync, readdirSync, readlinkSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { Inbox } from '~/features/automation/inbox.server';
import { takeInboxFile } from '~/features/automation/inbox-file.server';
import { callLog, loadText } from '../importers/load-helpers';
import { centerForEachTest } from '../routes/api-center';
import { filesIn, lookTwice, reportIn } from './inbox-folder';

const center = centerForEachTest();
let folder: string;
let inbox: Inbox;

beforeEach(() => {
  folder = join(center.folder, 'inbox');
  mkdirSync(folder);
  inbox = new Inbox(folder);
});

const one = (sql: string) => center.database.connection.prepare(sql).pluck().get();
const drop = (name: string, content: string) => writeFileSync(join(folder, name), content);
const lying = (place?: string) => filesIn(folder, place);

const CALLS = callLog([{ id: 'C1' }, { id: 'C2', time: '25:99:00' }]);

test('a file that is put in the place of another while that one loads is loaded too', async () => {
  drop('calls.csv', CALLS);
  await inbox.look();
  const loading = inbox.look();
  while (one('SELECT COUNT(*) FROM imports') === 0) await sleep(5);
  drop('calls.csv', callLog([{ id: 'N1' }, { id: 'N2' }]));
  await loading;
  expect(lying()).toEqual(['calls.csv']);
  await lookTwice(inbox);
  expect(one('SELECT COUNT(*) FROM legs')).toBe(3);
  expect(lying('done').filter((name) => !name.includes('.report.'))).toEqual(['calls.csv']);
});

test('a file that another program is loading is left until that has ended', async () => {
  drop('calls.csv', CALLS);
  const { id } = await loadText(center.database, CALLS);
  const { connection } = center.database;
  connection.prepare(`UPDATE imports SET status = 'loading', loader_pid = ?`).run(process.ppid);
  await lookTwice(inbox);
  expect(lying()).toEqual(['calls.csv']);
  connection.prepare(`UPDATE imports SET status = 'loaded' WHERE id = ?`).run(id);
  await inbox.look();
  expect(reportIn(folder, 'done/calls.csv').outcomes).toMatchObject([
    { import: { status: 'loaded', counts: { unchanged: 1 } } },
  ]);
});

test('a file whose report cannot be written stays where it is, and what keeps it there is told', async () => {
  const name = `${'c'.repeat(246)}.csv`;
  drop(name, CALLS);
  await lookTwice(inbox);
  expect(lying()).toEqual([name]);
  expect(lying('done')).toEqual([]);
  expect(inbox.state.problem).toContain('its name is too long for a report next to it');
  renameSync(join(folder, name), join(folder, 'calls.csv'));
  await lookTwice(inbox);
  expect(lying('done')).toContain('calls.csv');
});

const openFiles = () =>
  readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd));
    } catch {
      return null;
    }
  });

test('a file that cannot be kept is not left open at each look', async () => {
  drop('calls.csv', CALLS);
  writeFileSync(join(center.folder, 'uploads'), 'no folder');
  await lookTwice(inbox);
  expect(inbox.state.problem).toContain('calls.csv in the inbox could not be loaded');
  await vi.waitFor(() => expect(openFiles()).not.toContain(join(folder, 'calls.csv')));
});

test('a file that cannot be opened ends neither the look nor the server', async () => {
  const gone = takeInboxFile(folder, 'gone.csv', async () => true);
  await expect(gone).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readdirSync(join(center.folder, 'uploads'))).toEqual([]);
});

test('a symbolic link is not followed', async () => {
  writeFileSync(join(center.folder, 'elsewhere.csv'), CALLS);
  symlinkSync(join(center.folder, 'elsewhere.csv'), join(folder, 'calls.csv'));
  await lookTwice(inbox);
  expect(readdirSync(folder).sort()).toEqual(['calls.csv', 'done', 'failed']);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
});
