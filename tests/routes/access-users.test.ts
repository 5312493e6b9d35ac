import type { Db } from 'db/open';
import { beforeEach, expect, test } from 'vitest';
import { findSignedInUser } from '~/features/access/access.server';
import { action, loader } from '~/routes/_shell.users';
import { makeEmployee, makeUser } from '../factories';
import { args, formPost, openTestDatabase, refused, responseOf, signedInRequest, unwrap } from './harness';

let db: Db;
beforeEach(async () => {
  ({ db } = await openTestDatabase());
});

const post = async (user: { id: number }, fields: Record<string, string>) =>
  action(args(await signedInRequest(user, '/users', formPost(fields))));

test('only an admin sees the users or invites', async () => {
  for (const role of ['leader', 'supervisor', 'agent', 'ops'] as const) {
    const user = await makeUser(db, { role });
    const visit = await signedInRequest(user, '/users');
    expect([role, (await responseOf(() => loader(args(visit)))).status]).toEqual([role, 403]);
    const invited = await responseOf(() => post(user, { intent: 'invite', email: 'eve@example.com', role: 'admin' }));
    expect([role, invited.status]).toEqual([role, 403]);
  }
  expect(await db.selectFrom('invitations').selectAll().execute()).toEqual([]);
});

test('an admin invites a supervisor, who must be one of the people', async () => {
  const admin = await makeUser(db, { role: 'admin' });
  const employeeId = await makeEmployee(db, { name: 'Dana' });
  const fields = { intent: 'invite', email: 'dana@example.com', role: 'supervisor' };
  expect(refused(await post(admin, fields))).toMatchObject({
    status: 400,
    errors: { employeeId: [expect.stringContaining('leads')] },
    typed: { email: 'dana@example.com' },
  });
  const invited = unwrap(await post(admin, { ...fields, employeeId: String(employeeId) }));
  expect(invited).toMatchObject({ status: 200, value: { path: expect.stringMatching(/^\/welcome\/[\w-]{43}$/) } });
  const page = unwrap(await loader(args(await signedInRequest(admin, '/users'))));
  expect(page.value).toMatchObject({
    invitations: [{ email: 'dana@example.com', role: 'supervisor', person: 'Dana' }],
  });
});

test('closing an account signs it out; nobody closes their own', async () => {
  const admin = await makeUser(db, { role: 'admin' });
  const ops = await makeUser(db, { role: 'ops' });
  const visit = await signedInRequest(ops, '/');
  await post(admin, { intent: 'close', id: String(ops.id) });
  expect(await findSignedInUser(visit)).toBeNull();
  await post(admin, { intent: 'reopen', id: String(ops.id) });
  expect(await findSignedInUser(await signedInRequest(ops, '/'))).not.toBeNull();
  expect((await responseOf(() => post(admin, { intent: 'close', id: String(admin.id) }))).status).toBe(403);
});
