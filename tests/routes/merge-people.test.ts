import type { OpenDatabase } from 'db/open';
import { beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import * as mergeRoute from '~/routes/_shell.imports.people_.merge';
import * as personRoute from '~/routes/_shell.people.$id';
import { makeUser } from '../factories';
import { callLog, loadText, openLoadDatabase, ROSTER_HEADER } from '../importers/load-helpers';
import { openFresh } from '../open-fresh';
import { args, formPost, responseOf, signedInRequest, unwrap } from './harness';

let database: OpenDatabase;
let admin: SignedInUser;
let ana: number;
let twin: number;
beforeEach(async () => {
  database = await openLoadDatabase();
  // A second connection, as the harness closes the one that pages use.
  globalThis.fairleadDatabase = openFresh();
  admin = await makeUser(database.db, { role: 'admin', name: 'Adam' });
  await loadText(
    database,
    callLog([
      { id: 'C1', agent: 'Ana Moroz' },
      { id: 'C2', agent: '"Moroz, Ana"' },
      { id: 'C3', agent: '"Moroz, Ana"' },
    ]),
  );
  await loadText(
    database,
    `${ROSTER_HEADER}\nAna Moroz,ana@example.com,North,UTC,2024-01-01,,,,member\n`,
    'roster.csv',
  );
  ana = one(`SELECT id FROM employees WHERE name = 'Ana Moroz'`) as number;
  twin = one(`SELECT id FROM employees WHERE name = 'Moroz, Ana'`) as number;
});

const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

async function page(query = '', user = admin) {
  const request = await signedInRequest(user, `/imports/people/merge${query}`);
  return (await mergeRoute.loader(args(request))) as Awaited<ReturnType<typeof mergeRoute.loader>>;
}

async function act(fields: Record<string, string>, user = admin) {
  const request = await signedInRequest(user, '/imports/people/merge', formPost(fields));
  const result = await mergeRoute.action(args(request));
  // An answer waits for the rows a few seconds only.
  await globalThis.fairleadRowMoves;
  return result instanceof Response ? { status: result.status, value: null } : unwrap(result);
}

const openPerson = async (id: number, user = admin) =>
  personRoute.loader(args(await signedInRequest(user, `/people/${id}?period=13w`), { id: String(id) }));

test('records that look like one person are offered, and what would move is told before anything does', async () => {
  const { twins, preview } = await page();
  expect(preview).toBeNull();
  expect(twins).toMatchObject([{ keep: { id: ana }, other: { id: twin }, reason: 'Same name in another order' }]);
  const found = await page(`?keep=${ana}&other=${encodeURIComponent(`Moroz, Ana #${twin}`)}`);
  expect(found.preview).toMatchObject({
    keep: { id: ana, contacts: 1, stays: [{ team: 'North' }] },
    other: { id: twin, contacts: 2, stays: [] },
    overlapping: [],
  });
  expect((await page(`?keep=${ana}&other=${ana}`)).isSame).toBe(true);
  expect((await page('?keep=nobody&other=-1')).preview).toBeNull();
});

test('a merge moves the figures, the old address leads to the kept page, and taken apart all is as it was', async () => {
  expect(await act({ intent: 'merge', keep: String(ana), other: String(twin) })).toEqual({ status: 302, value: null });
  expect(one('SELECT SUM(handled_count) FROM daily_facts WHERE employee_id = ?', ana)).toBe(3);
  const moved = await responseOf(() => openPerson(twin));
  expect([moved.status, moved.headers.get('Location')]).toEqual([302, `/people/${ana}?period=13w`]);
  const { merges, twins } = await page();
  expect(merges).toMatchObject([{ kept_name: 'Ana Moroz', merged_name: 'Moroz, Ana', user_name: 'Adam', since: 0 }]);
  expect(twins).toEqual([]);

  expect(await act({ intent: 'unmerge', id: String(merges[0]!.id) })).toEqual({ status: 302, value: null });
  expect(one('SELECT SUM(handled_count) FROM daily_facts WHERE employee_id = ?', twin)).toBe(2);
  expect(((await openPerson(twin)) as { page: { person: { name: string } } }).page.person.name).toBe('Moroz, Ana');
  // Somebody has said that these are two people.
  expect((await page()).twins).toEqual([]);
});

test('of two clicks one merges and the other is told', async () => {
  const fields = { intent: 'merge', keep: String(ana), other: String(twin) };
  const answers = await Promise.all([act(fields), act(fields)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 400]);
  expect(answers.find(({ status }) => status === 400)!.value).toMatchObject({
    refusal: expect.stringMatching(/already be merged|already merged/),
  });
  expect(one('SELECT COUNT(*) FROM person_merges')).toBe(1);
  const crossed = await act({ intent: 'merge', keep: String(twin), other: String(ana) });
  expect(crossed).toMatchObject({ status: 400 });
});

test('what makes no sense is answered with 400, and who may not is refused', async () => {
  const senseless: Record<string, string>[] = [
    { intent: 'merge', keep: String(ana), other: String(ana) },
    { intent: 'merge', keep: 'x', other: '999' },
    { intent: 'unmerge', id: '77' },
    { intent: 'dance' },
  ];
  for (const fields of senseless) {
    expect(await act(fields)).toMatchObject({
      status: 400,
      value: { refusal: expect.any(String) },
    });
  }
  const leader = await makeUser(database.db, { role: 'leader' });
  expect((await page('', leader)).mayDecide).toBe(false);
  for (const role of ['leader', 'supervisor', 'agent'] as const) {
    const user = await makeUser(database.db, { role });
    const response = await responseOf(() => act({ intent: 'merge', keep: String(ana), other: String(twin) }, user));
    expect(response.status).toBe(403);
  }
  expect(one('SELECT COUNT(*) FROM employees')).toBe(2);
});
