import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { requireToken } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import * as route from '~/routes/_shell.tokens';
import { makeUser } from '../factories';
import { args, formPost, openTestDatabase, refused, request, responseOf, signedInRequest, unwrap } from './harness';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const DAY_MS = 86_400_000;

let opened: OpenDatabase;
let admin: SignedInUser;
beforeEach(async () => {
  opened = await openTestDatabase();
  admin = await makeUser(opened.db, { role: 'admin' });
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

async function send(fields: Record<string, string>) {
  const form = formPost({ intent: 'create', name: 'nightly', scope: 'imports:read', ...fields });
  return route.action(args(await signedInRequest(admin, '/tokens', form)));
}
const make = async (fields: Record<string, string>) => unwrap(await send(fields)).value as { token?: string };
const lastEnd = async () =>
  (await opened.db.selectFrom('api_tokens').select('expires_at').execute()).at(-1)?.expires_at;
const ask = (token = '') =>
  responseOf(async () => {
    const asked = args(request('/api/imports/1', { headers: { Authorization: `Bearer ${token}` } }));
    await requireToken(asked, 'imports:read');
    return new Response('let in');
  });

test('a token ends after the time that is chosen, a day of the calendar with its end at the center', async () => {
  await opened.db.insertInto('settings').values({ name: 'time_zone', value: '"America/New_York"' }).execute();
  const chosen: [Record<string, string>, number][] = [
    [{ lasts: '30' }, NOW + 30 * DAY_MS],
    [{ lasts: '90' }, NOW + 90 * DAY_MS],
    [{ lasts: '365' }, NOW + 365 * DAY_MS],
    [{ lasts: 'date', endsOn: '2026-03-02' }, Date.parse('2026-03-03T05:00:00Z')],
    [{ lasts: 'date', endsOn: '2026-07-01' }, Date.parse('2026-07-02T04:00:00Z')],
    [{}, NOW + 90 * DAY_MS],
  ];
  for (const [fields, expected] of chosen) {
    expect((await make(fields)).token).toBeDefined();
    expect([fields, await lastEnd()]).toEqual([fields, expected]);
  }
});

test('no token is made without a near end: that is refused beside the field, and what was typed stays', async () => {
  const wrong: Record<string, string>[] = [
    { lasts: 'never' },
    { lasts: 'toString' },
    { lasts: '100000' },
    { lasts: 'date' },
    { lasts: 'date', endsOn: '2026-02-31' },
    { lasts: 'date', endsOn: '2026-03-01' },
    { lasts: 'date', endsOn: '2028-06-01' },
    { lasts: 'date', endsOn: '9999-12-31' },
  ];
  for (const fields of wrong) {
    const { status, errors, typed } = refused(await send(fields));
    const field = fields.lasts === 'date' ? 'endsOn' : 'lasts';
    expect([fields, status, errors]).toEqual([fields, 400, { [field]: [expect.any(String)] }]);
    expect(typed).toMatchObject({ name: 'nightly', scope: 'imports:read', ...fields });
  }
  expect(await lastEnd()).toBeUndefined();
});

test('a token works to its last moment; then programs are told that it ended, and waiting is not asked of them', async () => {
  const { token } = await make({ lasts: '30' });
  vi.setSystemTime(NOW + 30 * DAY_MS - 1);
  expect((await ask(token)).status).toBe(200);
  vi.setSystemTime(NOW + 30 * DAY_MS);
  for (let time = 0; time < 40; time += 1) {
    const refused = await ask(token);
    expect(refused.status).toBe(401);
    expect((await refused.json()).error).toMatchObject({
      code: 'token_expired',
      message: expect.stringContaining('2026-04-01'),
    });
  }
});

test('a token that ended with a day says that day, as the center has it', async () => {
  await opened.db.insertInto('settings').values({ name: 'time_zone', value: '"America/New_York"' }).execute();
  const { token } = await make({ lasts: 'date', endsOn: '2026-03-05' });
  vi.setSystemTime(Date.parse('2026-03-06T05:00:00Z'));
  expect((await (await ask(token)).json()).error.message).toBe('This token ended on 2026-03-05.');
});

test('a revoked token says that it is revoked, but only to who knows all of it', async () => {
  const { token = '' } = await make({ lasts: '30' });
  await route.action(args(await signedInRequest(admin, '/tokens', formPost({ intent: 'revoke', id: '1' }))));
  expect((await (await ask(token)).json()).error.code).toBe('token_revoked');
  expect((await (await ask(`${token.slice(0, -3)}xyz`)).json()).error.code).toBe('no_valid_token');
});

test('the list says when each ends, how many days are left, and what its maker may no longer', async () => {
  await make({ lasts: '30' });
  const listed = async () => (await route.loader(args(await signedInRequest(admin, '/tokens')))).tokens[0];
  expect(await listed()).toMatchObject({ daysLeft: 30, ended: null, expiresAt: NOW + 30 * DAY_MS, lost: [] });
  vi.setSystemTime(NOW + 25 * DAY_MS);
  expect(await listed()).toMatchObject({ daysLeft: 5, ended: null });
  vi.setSystemTime(NOW + 31 * DAY_MS);
  expect(await listed()).toMatchObject({ ended: 'expired' });
  const other = await makeUser(opened.db, { role: 'admin' });
  await opened.db.updateTable('users').set({ role: 'supervisor' }).where('id', '=', admin.id).execute();
  admin = other;
  expect(await listed()).toMatchObject({ lost: ['imports:read'] });
});
