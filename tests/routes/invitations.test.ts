import type { OpenDatabase } from 'db/open';
import { beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { loader as openUsers } from '~/routes/_shell.users';
import { action as accept, loader as openWelcome } from '~/routes/welcome.$token';
import { makeEmployee, makeUser } from '../factories';
import { args, formPost, openTestDatabase, request, responseOf, signedInRequest, unwrap } from './harness';
import { PASSWORD, press } from './made-credentials';

let databases: OpenDatabase;
let admin: SignedInUser;
beforeEach(async () => {
  databases = await openTestDatabase();
  admin = await makeUser(databases.db, { role: 'admin', name: 'Ana Admin' });
});

interface Answer {
  value: { path?: string; said?: string };
  status: number;
}
const send = async (fields: Record<string, string>, by = admin) => unwrap(await press(by, fields)) as Answer;
const invite = (email: string, role = 'ops', by = admin) => send({ intent: 'invite', email, role }, by);
const listed = async (by = admin) => (await openUsers(args(await signedInRequest(by, '/users')))).invitations;
const statusOf = async (path = '') =>
  (
    await responseOf(async () =>
      Response.json(await openWelcome(args(request('/welcome'), { token: path.split('/').at(-1)! }))),
    )
  ).status;

test('the list says who was invited by whom as what, and for how long the link works', async () => {
  const employeeId = await makeEmployee(databases.db, { name: 'Dana' });
  await send({ intent: 'invite', email: 'Dana@example.com', role: 'supervisor', employeeId: String(employeeId) });
  expect(await listed()).toEqual([
    {
      id: expect.any(Number),
      email: 'dana@example.com',
      role: 'supervisor',
      person: 'Dana',
      madeBy: 'Ana Admin',
      expiresAt: expect.any(Number),
      ended: null,
    },
  ]);
});

test('a withdrawn invitation opens nothing, is said to be withdrawn, and can be sent again with a new link', async () => {
  const { path } = (await invite('lee@example.com')).value;
  const [{ id } = { id: 0 }] = await listed();
  const withdrawn = await send({ intent: 'withdraw_invitation', id: String(id) });
  expect(withdrawn).toMatchObject({ status: 200, value: { said: expect.stringContaining('lee@example.com') } });
  expect(await statusOf(path)).toBe(404);
  expect(await listed()).toMatchObject([{ email: 'lee@example.com', ended: 'revoked' }]);

  const renewed = (await send({ intent: 'renew_invitation', id: String(id) })).value.path!;
  expect(await statusOf(renewed)).toBe(200);
  expect(await statusOf(path)).toBe(404);
  expect(await listed()).toMatchObject([{ email: 'lee@example.com', role: 'ops', ended: null }]);
  const audit = await databases.db.selectFrom('audit_entries').select(['user_id', 'action']).orderBy('at').execute();
  expect(audit.map(({ user_id, action }) => `${user_id} ${action}`).sort()).toEqual(
    [`${admin.id} invite`, `${admin.id} invite`, `${admin.id} withdraw`].sort(),
  );
});

test('a new link, and inviting the same address as something else, kill the link before', async () => {
  const first = (await invite('lee@example.com', 'admin')).value.path;
  const second = (await invite('lee@example.com', 'ops')).value.path;
  expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
  const [{ id } = { id: 0 }] = await listed();
  const third = (await send({ intent: 'renew_invitation', id: String(id) })).value.path;
  expect([await statusOf(second), await statusOf(third)]).toEqual([404, 200]);
  expect(await listed()).toHaveLength(1);
});

test('what a closed admin began, another admin can go on with by a new link of their own', async () => {
  const other = await makeUser(databases.db, { role: 'admin', name: 'Otto Admin' });
  const { path } = (await invite('lee@example.com', 'leader', other)).value;
  await send({ intent: 'close', id: String(other.id) });
  expect(await statusOf(path)).toBe(404);
  const [waiting] = await listed();
  expect(waiting).toMatchObject({ email: 'lee@example.com', madeBy: 'Otto Admin', ended: 'maker_closed' });
  const renewed = (await send({ intent: 'renew_invitation', id: String(waiting!.id) })).value.path;
  expect(await statusOf(renewed)).toBe(200);
  expect(await listed()).toMatchObject([{ madeBy: 'Ana Admin', role: 'leader', ended: null }]);
});

test('an invitation that was used leaves the list, and neither button does anything to it', async () => {
  const { path = '' } = (await invite('lee@example.com')).value;
  const [{ id } = { id: 0 }] = await listed();
  const form = formPost({ name: 'Lee', email: '', password: PASSWORD });
  const used = await responseOf(() => accept(args(request('/welcome', form), { token: path.split('/').at(-1)! })));
  expect(used.status).toBe(302);
  expect(await listed()).toEqual([]);
  for (const intent of ['withdraw_invitation', 'renew_invitation']) {
    const { status, value } = await send({ intent, id: String(id) });
    expect([status, value.path]).toEqual([400, undefined]);
  }
  expect((await send({ intent: 'withdraw_invitation', id: 'x' })).status).toBe(400);
});
