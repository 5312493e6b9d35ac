import { expect, test } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { callLog } from '../importers/load-helpers';
import { makeZip } from '../importers/make-zip';
import { ask, askedCenterForEachTest, CALLS, finished, keptFiles, one, sendForm, sendRaw } from './api-imports-center';

askedCenterForEachTest();

test('a raw body is loaded, and the answer leads to what became of every row', async () => {
  const sent = await sendRaw(CALLS);
  expect(sent.status).toBe(202);
  expect(sent.headers.get('Location')).toBe('/api/imports/1');
  expect(sent.json).toEqual({
    imports: [
      {
        id: 1,
        file: 'calls.csv',
        status: expect.stringMatching(/^(queued|loading)$/),
        isWaitingAlready: false,
        address: '/api/imports/1',
        page: '/imports/1',
      },
    ],
    refused: [],
  });
  const answer = await finished(1);
  expect(answer).toMatchObject({
    status: 'loaded',
    isFinished: true,
    takenFor: 'Call log',
    counts: { read: 3, inserted: 2, rejected: 1, updated: 0, unchanged: 0, skipped: 0, held: 0 },
    progress: null,
    reasons: [{ fate: 'rejected', rows: 1, examples: [{ line: 4, cell: expect.stringContaining('25:99') }] }],
    links: { page: '/imports/1', refusedRows: '/api/imports/1/rejected.csv' },
  });
  expect(one('SELECT COUNT(*) FROM legs')).toBe(2);
  expect(one('SELECT arrived_by FROM imports')).toBe('api');
  const refused = await ask(answer.links.refusedRows);
  expect(refused.text).toContain('C3');
  expect(refused.text).not.toContain('C1');
});

test('a form of several files becomes an import each, with the time zone that it names', async () => {
  const sent = await sendForm(
    { 'a.csv': callLog([{ id: 'A1' }]), 'b.csv': callLog([{ id: 'B1' }]) },
    { timeZone: 'America/New_York' },
  );
  expect(sent.json.imports.map(({ file }: { file: string }) => file)).toEqual(['a.csv', 'b.csv']);
  for (const { id } of sent.json.imports) await finished(id);
  expect(one('SELECT COUNT(*) FROM imports WHERE status = ?', 'loaded')).toBe(2);
  expect(one('SELECT MIN(started_at) FROM legs')).toBe(Date.parse('2026-03-02T14:00:00Z'));
});

test('an archive becomes one import a file; a file in it that is no export is refused by name', async () => {
  const zip = makeZip([
    { name: 'calls.csv', content: callLog([{ id: 'A1' }]) },
    { name: 'menu.csv', content: 'dish,price\nsoup,4\n' },
  ]);
  const sent = await sendRaw(zip, '?name=export.zip', 'application/zip');
  expect(sent.status).toBe(202);
  expect(sent.json.imports).toMatchObject([{ file: 'export.zip › calls.csv' }]);
  expect(sent.json.refused).toMatchObject([{ file: 'export.zip › menu.csv', code: 'unknown_layout' }]);
  await finished(1);
  expect(keptFiles()).toEqual([one('SELECT file_hash FROM imports')]);
});

test('the same file twice at once is one import, and both are told its address', async () => {
  // What is sent next waits for this one, which lasts until it is cancelled.
  await sendRaw(callLog(Array.from({ length: 250_000 }, (_, index) => ({ id: `L${index}` }))));
  const answers = await Promise.all([sendRaw(CALLS), sendRaw(CALLS)]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  expect(answers.map(({ headers }) => headers.get('Location'))).toEqual(['/api/imports/2', '/api/imports/2']);
  expect(answers.map(({ json }) => json.imports[0].isWaitingAlready).sort()).toEqual([false, true]);
  importsQueue().cancel(1, null);
  await finished(2);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(2);
}, 120_000);
