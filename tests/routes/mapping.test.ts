import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeStaleUploads } from 'importers/load/files/remove-stale-uploads';
import { findKept } from 'importers/load/files/uploads';
import { expect, test } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import * as mapRoute from '~/routes/_shell.imports.map.$upload._index';
import * as checkRoute from '~/routes/_shell.imports.map.$upload.check';
import * as profilesRoute from '~/routes/_shell.imports.profiles';
import * as jsonRoute from '~/routes/imports.profiles.$id[.]json';
import { makeUser } from '../factories';
import { loadText, ROSTER_HEADER } from '../importers/load-helpers';
import { deskTickets, phoneCalls } from '../importers/unknown-layouts';
import { formPost, responseOf, unwrap } from './harness';
import { call, check, database, decide, folder, one, open, queryOf, saveAndLoad, upload } from './mapping-steps';
import { deskForEachTest } from './ops-desk';

deskForEachTest();

test('an unknown file is refused where files are loaded, and mapped with suggestions and its rows as they would load', async () => {
  const hash = await upload(phoneCalls(60));
  const page = await open(hash);
  expect(page).toMatchObject({ rows: 'contact', problems: [], question: null, settings: { key: 'contact_id+leg_id' } });
  expect(page.columns.find(({ header }) => header === 'Duration')).toMatchObject({
    meaning: 'talk',
    unit: 's',
    because: 'Its name says so; its cells look like durations.',
  });
  expect(page.preview.rows).toHaveLength(50);
  const place = page.preview.columns.findIndex(({ header }) => header === 'Date');
  expect(page.preview.rows[0]!.cells[place]).toEqual({
    raw: '10/15/2026',
    value: '2026-10-15 08:00:00 UTC',
    advice: null,
  });
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
});

test('what is said changes the rows: another unit, another zone, a column left out', async () => {
  const hash = await upload('Nr;Wann;Wer;Dauer\nA1;2026-03-02 09:00;Ana Ruiz;2\nA2;2026-03-02 10:00;Ben Okoro;3\n');
  const page = await open(hash);
  const duration = page.columns.find(({ header }) => header === 'Dauer')!;
  const changes = { [`u${duration.index}`]: 'min', zone: 'Europe/Berlin' };
  const changed = await open(hash, queryOf(page, changes));
  const cells = changed.preview.rows[0]!.cells.map(({ value }) => value);
  expect(cells).toContain('2:00');
  expect(cells).toContain('2026-03-02 09:00:00 Europe/Berlin');
  const without = await open(hash, queryOf(page, { [`c${duration.index}`]: '-' }));
  expect(without.preview.columns.map(({ header }) => header)).not.toContain('Dauer');
});

test('each wrong cell says what is wrong with it, several in one row', async () => {
  const good = Array.from(
    { length: 12 },
    (_, place) => `C${place},2026-03-0${(place % 9) + 1} 10:00,0:02:00,Ben Okoro`,
  );
  const hash = await upload(`Call ID,Date,Talk time,Agent\nX1,soon,never,Ana Ruiz\n${good.join('\n')}\n`);
  const page = await open(hash);
  const [first] = page.preview.rows;
  expect(first!.fate).toBe('refused');
  expect(first!.cells.flatMap(({ advice }) => advice ?? [])).toHaveLength(2);
});

test('a mapping that lacks something cannot be checked: the wizard says what', async () => {
  const hash = await upload(phoneCalls(20));
  const page = await open(hash);
  const date = page.columns.find(({ meaning }) => meaning === 'started')!;
  const query = queryOf(page, { [`c${date.index}`]: '' });
  const back = await responseOf(() => call(checkRoute.loader, `/imports/map/${hash}/check?${query}`, { upload: hash }));
  expect(back.headers.get('Location')).toContain(`/imports/map/${hash}?`);
  expect((await open(hash, query)).problems).toEqual(['Choose the column for: when it started.']);
  const refused = unwrap(await decide(hash, query, { intent: 'load' }));
  expect(refused).toMatchObject({ status: 400, value: { result: { error: { '': [expect.any(String)] } } } });
});

test('the check tells days, durations, people and refused rows of the whole file, and writes nothing', async () => {
  const text = phoneCalls(60).replace('10/16/2026,09:11:00', 'soon,09:11:00');
  const hash = await upload(text);
  const page = await check(hash, queryOf(await open(hash)));
  if (page.state !== 'done') throw new Error(page.state);
  expect(page.found).toMatchObject({ read: 60, good: 59, rejected: 1, skipped: 0, repeats: 0, isRosterLoaded: false });
  expect(page.found.days.bars.reduce((sum, { value }) => sum + value, 0)).toBe(59);
  expect(page.found.durations.map(({ label }) => label)).toEqual(['Wait', 'Talk time']);
  expect(page.found.people).toMatchObject({ known: 0, unknownCount: 4 });
  expect(page.found.leftOut).toMatchObject([{ column: 'Date', rows: 1, example: { line: 3, cell: 'soon' } }]);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(0);
  expect(one('SELECT COUNT(*) FROM employees')).toBe(0);
});

test('a check after a roster was loaded tells rows of people whom it does not name apart as held', async () => {
  const hash = await upload(phoneCalls(40));
  const query = queryOf(await open(hash));
  expect(await check(hash, query)).toMatchObject({ found: { good: 40, held: 0, people: { known: 0 } } });
  await loadText(database, `${ROSTER_HEADER}\nMira Olsen,mira@x.test,North,UTC,2024-01-01,,,,member\n`, 'roster.csv');
  expect(await check(hash, query)).toMatchObject({ found: { read: 40, good: 22, held: 18, people: { known: 1 } } });
});

test('loaded once: the rows are in, no layout is saved, and loading again changes nothing', async () => {
  const hash = await upload(deskTickets(20));
  const query = queryOf(await open(hash));
  const load = async () => {
    const to = (await responseOf(() => decide(hash, query, { intent: 'load' }))).headers.get('Location')!;
    const id = Number(to.split('/').at(-1));
    await importsQueue().whenFinished(id);
    return id;
  };
  const first = await load();
  expect(one(`SELECT rows_inserted FROM imports WHERE id = ${first}`)).toBe(20);
  expect(one(`SELECT profile_id FROM imports WHERE id = ${first}`)).toBe('mapped_once');
  expect(one('SELECT COUNT(*) FROM saved_profiles')).toBe(0);
  const second = await load();
  expect(one(`SELECT rows_unchanged FROM imports WHERE id = ${second}`)).toBe(20);
});

test('a double click saves one layout and loads the file once', async () => {
  const hash = await upload(phoneCalls(20));
  const query = queryOf(await open(hash));
  const fields = { intent: 'save_and_load', profile_name: 'Ring line' };
  const [first, second] = await Promise.all([
    responseOf(() => decide(hash, query, fields)),
    responseOf(() => decide(hash, query, fields)),
  ]);
  expect([first.status, second.status]).toEqual([302, 302]);
  expect(first.headers.get('Location')).toBe(second.headers.get('Location'));
  await importsQueue().whenFinished(1);
  expect([one('SELECT COUNT(*) FROM saved_profiles'), one('SELECT COUNT(*) FROM imports')]).toEqual([1, 1]);
});

test('who may not write imports maps nothing; who may not read them sees no layouts; wrong ids are not there', async () => {
  const hash = await upload(phoneCalls(20));
  const query = queryOf(await open(hash));
  const leader = await makeUser(database.db, { role: 'leader' });
  const supervisor = await makeUser(database.db, { role: 'supervisor' });
  const statusOf = async (run: () => Promise<unknown>) => (await responseOf(run)).status;
  const at = { upload: hash };
  expect(await statusOf(() => call(mapRoute.loader, `/imports/map/${hash}`, at, undefined, leader))).toBe(403);
  expect(
    await statusOf(() => call(checkRoute.loader, `/imports/map/${hash}/check?${query}`, at, undefined, leader)),
  ).toBe(403);
  expect(
    await statusOf(() =>
      call(checkRoute.action, `/imports/map/${hash}/check?${query}`, at, formPost({ intent: 'load' }), leader),
    ),
  ).toBe(403);
  expect(
    await statusOf(() =>
      call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent: 'retire', id: 'x' }), leader),
    ),
  ).toBe(403);
  expect(await statusOf(() => call(profilesRoute.loader, '/imports/profiles', {}, undefined, supervisor))).toBe(403);
  expect(
    await statusOf(() => call(jsonRoute.loader, '/imports/profiles/x.json', { id: 'x' }, undefined, supervisor)),
  ).toBe(403);
  const wrong = 'a'.repeat(64);
  expect(await statusOf(() => call(mapRoute.loader, `/imports/map/${wrong}`, { upload: wrong }))).toBe(404);
  expect(await statusOf(() => call(mapRoute.loader, '/imports/map/..%2Fdb', { upload: '../db' }))).toBe(404);
  expect(await statusOf(() => call(jsonRoute.loader, '/imports/profiles/x.json', { id: 'x' }))).toBe(404);
  expect(
    await statusOf(() => call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent: 'change', id: 'x' }))),
  ).toBe(404);
});

test('nonsense in the address becomes what was suggested', async () => {
  const hash = await upload(phoneCalls(20));
  const page = await open(hash, 'rows=dragons&c0=fire&order=backwards&key=x&zone=&was=');
  expect(page).toMatchObject({ rows: 'contact', problems: [] });
});

test('uploads that nobody loaded go after seven days; what was loaded or is an example stays', async () => {
  const { hash: loaded } = await saveAndLoad(phoneCalls(20), 'Ring line');
  const looked = await upload(deskTickets(12), 'desk.csv');
  const fresh = await upload(deskTickets(13), 'desk.csv');
  const old = new Date(Date.now() - 8 * 86_400_000);
  for (const hash of [loaded, looked]) utimesSync(findKept(hash)!, old, old);
  writeFileSync(join(folder, 'uploads', 'note.txt'), 'not an upload');
  expect(await removeStaleUploads(database.db)).toBe(1);
  expect([loaded, looked, fresh].map((hash) => findKept(hash) !== null)).toEqual([true, false, true]);
});
