import type { OpenDatabase } from 'db/open';
import { findSettings } from 'db/queries/settings';
import { beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { inviteFirstAdmin } from '~/features/access/welcome.server';
import { loader as loadShell } from '~/routes/_shell';
import * as route from '~/routes/_shell.settings';
import * as welcome from '~/routes/welcome.$token';
import { makeUser } from '../factories';
import { openLoadDatabase } from '../importers/load-helpers';
import { openFresh } from '../open-fresh';
import { args, formPost, refused, request, responseOf, signedInRequest } from './harness';

let database: OpenDatabase;
beforeEach(async () => {
  database = await openLoadDatabase();
  // A second connection, as the harness closes the one that pages use.
  globalThis.fairleadDatabase = openFresh();
});

/** The first change waits for its thread to start. */
const PATIENCE = { timeout: 20_000 };
const CENTER = {
  center_name: 'North Harbor',
  time_zone: 'America/New_York',
  week_start: 'sunday',
  quarter_start: 'february',
};
const open = async (user: SignedInUser) => route.loader(args(await signedInRequest(user, '/settings')));
const send = async (user: SignedInUser, fields: Record<string, string>) =>
  route.action(args(await signedInRequest(user, '/settings', formPost({ intent: 'save_center', ...fields }))));
const inForce = async () => {
  const { center_name, time_zone, week_start, quarter_start } = await findSettings(database.db);
  return { center_name, time_zone, week_start, quarter_start };
};

test('name, zone and week of the center are saved, shown around every page, told, and put back', async () => {
  const admin = await makeUser(database.db, { role: 'admin', name: 'Adam' });
  expect((await responseOf(() => send(admin, CENTER))).status).toBe(302);
  await expect.poll(inForce, PATIENCE).toEqual(CENTER);
  const { data: shell } = await loadShell(args(await signedInRequest(admin, '/settings')));
  expect(shell).toMatchObject({ center: 'North Harbor', timeZone: 'America/New_York' });
  const page = await open(admin);
  expect(page).toMatchObject({ center: CENTER, weekStart: 'sunday' });
  expect(page.changes[0]).toMatchObject({ userName: 'Adam', changes: { time_zone: { before: '"UTC"' } } });

  const before = { center_name: '', time_zone: 'UTC', week_start: 'monday', quarter_start: 'january' };
  await responseOf(() => send(admin, before));
  await expect.poll(inForce, PATIENCE).toEqual(before);
});

test.each([
  [{ time_zone: 'Mars/Base' }, 'time_zone'],
  [{ time_zone: '+02:00' }, 'time_zone'],
  [{ time_zone: '' }, 'time_zone'],
  [{ week_start: 'friday' }, 'week_start'],
  [{ quarter_start: 'april' }, 'quarter_start'],
  [{ center_name: 'x'.repeat(61) }, 'center_name'],
])('what cannot be is refused beside its field, and what was typed stays: %j', async (typed, field) => {
  const admin = await makeUser(database.db, { role: 'admin' });
  const wrong = refused(await send(admin, { ...CENTER, ...typed }));
  expect([wrong.status, wrong.errors]).toEqual([400, { [field]: [expect.any(String)] }]);
  expect({ time_zone: '', ...wrong.typed }).toMatchObject({ ...CENTER, ...typed });
  expect((await inForce()).center_name).toBe('');
});

test('who makes the first account says which center it is; who makes a later one is not asked', async () => {
  const path = await inviteFirstAdmin({ db: database.db, lobby: database.lobby });
  const params = { token: path?.split('/').at(-1) ?? '' };
  const accept = (fields: Record<string, string>) =>
    welcome.action(args(request('/welcome', formPost(fields)), params));
  expect(await welcome.loader(args(request('/welcome'), params))).toMatchObject({ isFirst: true });
  const ana = { name: 'Ana', email: 'ana@example.com', password: 'a long enough one' };
  const center = { center_name: 'North Harbor', time_zone: 'Mars/Base' };
  expect(refused(await accept({ ...ana, ...center }))).toMatchObject({
    status: 400,
    errors: { time_zone: [expect.any(String)] },
    typed: { name: 'Ana', ...center },
  });
  expect((await responseOf(() => accept({ ...ana, ...center, time_zone: 'Pacific/Auckland' }))).status).toBe(302);
  const said = {
    center_name: 'North Harbor',
    time_zone: 'Pacific/Auckland',
    week_start: 'monday',
    quarter_start: 'january',
  };
  await expect.poll(inForce, PATIENCE).toEqual(said);
  const [change] = await database.db.selectFrom('audit_entries').selectAll().where('thing', '=', 'setting').execute();
  expect(change?.user_id).toBe(1);

  const admin = await makeUser(database.db, { role: 'admin' });
  expect((await open(admin)).changes).toHaveLength(1);
  expect(await inviteFirstAdmin({ db: database.db, lobby: database.lobby })).toBeNull();
});
