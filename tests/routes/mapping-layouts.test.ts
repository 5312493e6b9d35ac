import { rmSync } from 'node:fs';
import { findKept } from 'importers/load/files/uploads';
import { expect, test } from 'vitest';
import * as importRoute from '~/routes/_shell.imports.$id._index';
import * as newRoute from '~/routes/_shell.imports.new';
import * as profilesRoute from '~/routes/_shell.imports.profiles';
import * as jsonRoute from '~/routes/imports.profiles.$id[.]json';
import { deskTickets, phoneCalls } from '../importers/unknown-layouts';
import { formPost, ORIGIN, refused, responseOf } from './harness';
import { call, check, database, decide, one, open, queryOf, saveAndLoad, upload } from './mapping-steps';
import { deskForEachTest } from './ops-desk';

deskForEachTest();

test('saved and loaded: the next file of that layout is known, with score and reason, and says which version read it', async () => {
  const { id } = await saveAndLoad(phoneCalls(20), 'Ring line');
  expect(one(`SELECT profile_id || ' ' || profile_version FROM imports WHERE id = ${id}`)).toBe('ring-line 1');
  expect(one("SELECT COUNT(*) FROM audit_entries WHERE action = 'save' AND thing = 'profile'")).toBe(1);
  const hash = await upload(phoneCalls(24), 'another name.csv');
  const query = new URLSearchParams({ file: `${hash}~another name.csv` });
  const { previews } = (await call(newRoute.loader, `/imports/new?${query}`)) as Awaited<
    ReturnType<typeof newRoute.loader>
  >;
  expect(previews[0]!.takenFor).toEqual({
    label: 'Ring line',
    profileId: 'ring-line',
    score: 1,
    reason: 'it has all the headers of this report',
  });
});

test('a name that is taken, blank or of no letters is refused beside the field, and nothing is written', async () => {
  await saveAndLoad(phoneCalls(20), 'Ring line');
  const hash = await upload(deskTickets(12), 'desk.csv');
  const query = queryOf(await open(hash, 'name=desk.csv'));
  const refuse = async (name: string) => {
    const answer = await decide(hash, query, { intent: 'save_and_load', profile_name: name });
    const { status, errors } = refused(answer);
    return [status, ...Object.entries(errors).flat(2)];
  };
  expect(await refuse('ring LINE')).toEqual([400, 'profile_name', expect.stringContaining('“ring LINE” already')]);
  expect(await refuse('Zendesk tickets')).toEqual([400, 'profile_name', expect.stringContaining('already')]);
  expect(await refuse('  ')).toEqual([400, 'profile_name', 'Enter a layout name.']);
  expect(await refuse('…')).toEqual([400, 'profile_name', expect.stringContaining('at least one letter')]);
  expect(one('SELECT COUNT(*) FROM imports')).toBe(1);
});

test('a change is a new version: what was loaded keeps the old one and runs again by it', async () => {
  const { hash, id } = await saveAndLoad(phoneCalls(20), 'Ring line');
  const begun = await responseOf(() =>
    call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent: 'change', id: 'ring-line' })),
  );
  expect(begun.headers.get('Location')).toBe(`/imports/map/${hash}?name=ring+line.csv&profile=ring-line`);
  const page = await open(hash, 'name=ring+line.csv&profile=ring-line');
  expect(page.editing).toEqual({ id: 'ring-line', label: 'Ring line', next: 2 });
  const place = page.columns.find(({ header }) => header === 'Location')!.index;
  const saved = await responseOf(() =>
    decide(hash, queryOf(page, { [`c${place}`]: 'reason' }), { intent: 'save', profile_name: 'Ring line' }),
  );
  expect(saved.headers.get('Location')).toBe('/imports/profiles');
  expect(one('SELECT COUNT(*) FROM saved_profiles')).toBe(2);
  expect(one(`SELECT profile_version FROM imports WHERE id = ${id}`)).toBe(1);
  const told = (await call(importRoute.loader, `/imports/${id}`, { id: String(id) })) as Awaited<
    ReturnType<typeof importRoute.loader>
  >;
  expect(told.read?.layoutVersion).toBe(1);
  expect(JSON.parse(String(one(`SELECT mapping FROM imports WHERE id = ${id}`))).profile.version).toBe(1);
  const { saved: list } = (await call(profilesRoute.loader, '/imports/profiles')) as Awaited<
    ReturnType<typeof profilesRoute.loader>
  >;
  expect(list).toMatchObject([{ id: 'ring-line', version: 2, imports: 1, isRetired: false }]);
});

test('where the example is kept no more, a layout is changed on its headers alone', async () => {
  const { hash } = await saveAndLoad(phoneCalls(20), 'Ring line');
  rmSync(findKept(hash)!);
  const begun = await responseOf(() =>
    call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent: 'change', id: 'ring-line' })),
  );
  const to = new URL(begun.headers.get('Location')!, ORIGIN);
  const headersHash = to.pathname.split('/').at(-1)!;
  const page = await open(headersHash, to.searchParams.toString());
  expect(page).toMatchObject({ hasRows: false, problems: [], editing: { next: 2 } });
  expect(page.columns.find(({ header }) => header === 'Duration')?.meaning).toBe('talk');
  expect(await check(headersHash, queryOf(page))).toMatchObject({ state: 'no_rows' });
});

test('a retired layout recognises nothing until it is used again or saved anew', async () => {
  await saveAndLoad(phoneCalls(20), 'Ring line');
  const known = async () => {
    const hash = await upload(phoneCalls(26));
    const query = new URLSearchParams({ file: `${hash}~x.csv` });
    const { previews } = (await call(newRoute.loader, `/imports/new?${query}`)) as Awaited<
      ReturnType<typeof newRoute.loader>
    >;
    return previews[0]!.takenFor?.profileId ?? null;
  };
  const act = (intent: string) =>
    call(profilesRoute.action, '/imports/profiles', {}, formPost({ intent, id: 'ring-line' }));
  expect((await responseOf(() => act('retire'))).status).toBe(302);
  expect(await known()).toBeNull();
  expect((await responseOf(() => act('restore'))).status).toBe(302);
  expect(await known()).toBe('ring-line');
  await act('retire');
  await saveAndLoad(phoneCalls(20), 'Ring line');
  expect(await known()).toBe('ring-line');
});

test('an exported layout is taken in elsewhere, and a second time is refused only where it differs', async () => {
  await saveAndLoad(phoneCalls(20), 'Ring line');
  const json = await (
    await responseOf(() => call(jsonRoute.loader, '/imports/profiles/ring-line.json', { id: 'ring-line' }))
  ).text();
  database.connection.exec('DELETE FROM saved_profiles');
  const take = async (text: string) => {
    const body = new FormData();
    body.append('layout', new Blob([text], { type: 'application/json' }), 'ring-line.json');
    const result = await call(
      profilesRoute.action,
      '/imports/profiles',
      {},
      { method: 'POST', body, headers: { Origin: ORIGIN } },
    );
    return result instanceof Response ? result.status : refused(result).errors.layout;
  };
  expect(await take(json)).toBe(302);
  expect(await take(json)).toBe(302);
  expect(one('SELECT COUNT(*) FROM saved_profiles')).toBe(1);
  const other = JSON.stringify({ ...JSON.parse(json), nulls: ['nix'] });
  expect(await take(other)).toEqual([expect.stringContaining('“Ring line” already')]);
  expect(await take('{"kind":"leg"}')).toContainEqual(expect.stringMatching(/^id: /));
});

test('two saved layouts that fit alike are asked about; the answer is used and can be changed', async () => {
  await saveAndLoad(phoneCalls(20), 'Ring line');
  await saveAndLoad(deskTickets(12), 'Desk');
  const { connection } = database;
  const twin = JSON.parse(String(one("SELECT definition FROM saved_profiles WHERE profile_id = 'ring-line'")));
  connection
    .prepare(
      "INSERT INTO saved_profiles (profile_id, version, label, definition, created_at) VALUES ('twin', 1, 'Twin', ?, 1)",
    )
    .run(JSON.stringify({ ...twin, id: 'twin', label: 'Twin' }));
  const hash = await upload(phoneCalls(22));
  const file = `${hash}~calls.csv`;
  const look = async (choice: Record<string, string> = {}) => {
    const query = new URLSearchParams({ file, ...choice });
    const { previews } = (await call(newRoute.loader, `/imports/new?${query}`)) as Awaited<
      ReturnType<typeof newRoute.loader>
    >;
    return previews[0]!;
  };
  const asked = await look();
  expect(asked.takenFor).toBeNull();
  expect(asked.found?.problem?.code).toBe('ambiguous_profile');
  expect(asked.found?.candidates.slice(0, 2).map(({ profileId, score }) => [profileId, score])).toEqual([
    ['ring-line', 1],
    ['twin', 1],
  ]);
  const field = `profile-${hash.slice(0, 16)}`;
  expect((await look({ [field]: 'twin' })).takenFor?.profileId).toBe('twin');
  expect((await look({ [field]: 'ring-line' })).takenFor?.profileId).toBe('ring-line');
});
