import { expect, test } from 'vitest';
import { isTokenScope } from '~/features/access/token-scopes';
import * as newRoute from '~/routes/_shell.imports.new';
import * as profilesRoute from '~/routes/_shell.imports.profiles';
import { ORIGIN, unwrap } from './harness';
import { call, check, open, queryOf, saveAndLoad, upload } from './mapping-steps';
import { deskForEachTest } from './ops-desk';

deskForEachTest();

const INHERITED = Object.getOwnPropertyNames(Object.prototype);
const DAYS = Array.from({ length: 12 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`);
const ROWS = DAYS.map((day, at) => [`C${at}`, `${day} 10:00`, '0:02:00', 'Ben Okoro', ...INHERITED].join(','));
const TEXT = `${['Ref', 'Opened', 'Spent', 'Who', ...INHERITED].join(',')}\n${ROWS.join('\n')}\n`;

test('a file whose columns and cells are called like what every object has goes through every page of an import', async () => {
  const hash = await upload(TEXT);
  const looked = await call(newRoute.loader, `/imports/new?file=${hash}~x.csv`);
  expect((looked as Awaited<ReturnType<typeof newRoute.loader>>).previews).toHaveLength(1);
  const page = await open(hash);
  expect(page.columns.map(({ header }) => header)).toEqual(expect.arrayContaining(INHERITED));
  const kept = page.columns.find(({ header }) => header === '__proto__')!;
  const query = queryOf(page, { [`c${kept.index}`]: 'queue' });
  expect(await check(hash, query)).toMatchObject({ state: 'done' });
  const { id } = await saveAndLoad(TEXT, 'Odd names');
  expect(id).toBeGreaterThan(0);
});

test('a layout brought in as JSON with such names is refused or taken, and never breaks the page', async () => {
  for (const json of [
    '{"__proto__":{"id":"x"}}',
    '{"constructor":1}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'null',
    '1',
  ]) {
    const body = new FormData();
    body.append('layout', new Blob([json]), 'layout.json');
    const init = { method: 'POST', body, headers: { Origin: ORIGIN } };
    expect(unwrap(await call(profilesRoute.action, '/imports/profiles', {}, init))).toMatchObject({ status: 400 });
  }
});

test('no scope of a token is called so', () => {
  expect(INHERITED.filter(isTokenScope)).toEqual([]);
});
