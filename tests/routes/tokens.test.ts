import { expect, test } from 'vitest';
import { requireToken } from '~/features/access/access.server';
import * as route from '~/routes/_shell.tokens';
import { makeUser } from '../factories';
import { makeToken } from './api-center';
import { args, formPost, openTestDatabase, refused, request, responseOf, signedInRequest, unwrap } from './harness';

const withToken = (token: string, address = '127.0.0.1') => ({
  ...args(request('/api/imports', { headers: { Authorization: `Bearer ${token}` } })),
  context: { clientAddress: address },
});

test('a token is shown once, and only a hash of it is kept', async () => {
  const { db, connection } = await openTestDatabase();
  const admin = await makeUser(db, { role: 'admin' });
  const form = formPost({ intent: 'create', name: 'nightly call log', scope: 'imports:write' });
  const { value, status } = unwrap(await route.action(args(await signedInRequest(admin, '/tokens', form))));
  const { token } = value as { token: string };
  expect(status).toBe(200);
  expect(token).toMatch(/^fairlead_[0-9a-f]{12}_[\w-]{43}$/);
  for (const table of ['api_tokens', 'audit_entries'])
    expect(JSON.stringify(connection.prepare(`SELECT * FROM ${table}`).all())).not.toContain(token.slice(-43));
  const listed = await route.loader(args(await signedInRequest(admin, '/tokens')));
  expect(JSON.stringify(listed)).not.toContain(token.slice(-43));
  expect(listed.tokens).toMatchObject([
    { name: 'nightly call log', scopes: ['imports:write'], lastUsedAt: null, revokedAt: null },
  ]);
  expect(connection.prepare(`SELECT user_id, action FROM audit_entries WHERE thing = 'api_token'`).all()).toEqual([
    { user_id: admin.id, action: 'create' },
  ]);
});

test('a token without a name or without anything that it may do is refused beside the field', async () => {
  const { db } = await openTestDatabase();
  const admin = await makeUser(db, { role: 'admin' });
  const send = async (fields: Record<string, string>) =>
    refused(
      await route.action(args(await signedInRequest(admin, '/tokens', formPost({ intent: 'create', ...fields })))),
    );
  const nameless = await send({ name: ' ', scope: 'imports:write' });
  expect(nameless).toMatchObject({ status: 400, errors: { name: [expect.stringContaining('name')] } });
  const idle = await send({ name: 'idle', scope: 'nonsense' });
  expect(idle).toMatchObject({ status: 400, errors: { scope: [expect.any(String)] } });
});

test('a token opens what it is for, its use is noted, and once revoked it opens nothing', async () => {
  const { db, lobby, connection } = await openTestDatabase();
  const admin = await makeUser(db, { role: 'admin' });
  const token = await makeToken(admin, 'imports:read');
  expect(await requireToken(withToken(token), 'imports:read')).toMatchObject({ name: 'nightly export' });
  const [use] = await lobby.selectFrom('token_uses').selectAll().execute();
  expect(use?.last_used_at).toBeGreaterThan(Date.now() - 60_000);
  expect((await responseOf(() => requireToken(withToken(token), 'imports:write'))).status).toBe(403);

  const revoke = formPost({ intent: 'revoke', id: '1' });
  const answer = await responseOf(async () => route.action(args(await signedInRequest(admin, '/tokens', revoke))));
  expect(answer.headers.get('Location')).toBe('/tokens');
  expect((await responseOf(() => requireToken(withToken(token), 'imports:read'))).status).toBe(401);
  expect(connection.prepare(`SELECT action FROM audit_entries WHERE thing = 'api_token'`).pluck().all()).toEqual([
    'create',
    'revoke',
  ]);
});

test('an address that sends many wrong tokens has to wait, and others do not', async () => {
  const { db } = await openTestDatabase();
  const token = await makeToken(await makeUser(db, { role: 'admin' }), 'imports:read');
  const wrong = `fairlead_000000000000_${'x'.repeat(43)}`;
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const refused = await responseOf(() => requireToken(withToken(wrong, '192.0.2.1'), 'imports:read'));
    expect(refused.status).toBe(401);
  }
  const waiting = await responseOf(() => requireToken(withToken(token, '192.0.2.1'), 'imports:read'));
  expect(waiting.status).toBe(429);
  expect(Number(waiting.headers.get('Retry-After'))).toBeGreaterThan(600);
  expect(await requireToken(withToken(token, '192.0.2.2'), 'imports:read')).toMatchObject({ id: 1 });
});

test('the page is closed to everybody but the admin', async () => {
  const { db } = await openTestDatabase();
  for (const role of ['leader', 'supervisor', 'agent', 'ops'] as const) {
    const user = await makeUser(db, { role });
    const read = await responseOf(async () => route.loader(args(await signedInRequest(user, '/tokens'))));
    const form = formPost({ intent: 'create', name: 'x', scope: 'imports:write' });
    const write = await responseOf(async () => route.action(args(await signedInRequest(user, '/tokens', form))));
    expect([role, read.status, write.status]).toEqual([role, 403, 403]);
  }
});
