import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { moveIn } from 'db/lobby/move-in';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CREDENTIAL_KINDS, type CredentialKind } from '~/features/access/credentials';
import { signInByPassword } from '~/features/access/sign-in.server';
import { makeUser } from '../factories';
import { callLog } from '../importers/load-helpers';
import { centerForEachTest, makeToken } from './api-center';
import { startApiServer } from './api-server';
import { request } from './harness';
import { MAKE, type Made, PASSWORD, press } from './made-credentials';

const center = centerForEachTest();
/** As a load does: it has begun to write, and goes on until it is let go. */
let load: OpenDatabase;
beforeEach(() => {
  load = connect(databasePath());
});
afterEach(() => load.close());

async function usesLeft(made: Made): Promise<string[]> {
  const left: string[] = [];
  for (const [name, use] of Object.entries(made.uses)) if (await use()) left.push(name);
  return left;
}

/** What ends a credential: the first admin's link is ended by what else is written, not by a button. */
const ENDED_BY = {
  'its maker is closed': ({ maker }) => press(center.admin, { intent: 'close', id: String(maker!.id) }),
  'it is withdrawn': ({ withdraw }) => withdraw!(),
} satisfies Record<string, (made: Made) => Promise<unknown>>;
const KINDS = CREDENTIAL_KINDS.filter(
  (kind): kind is Exclude<CredentialKind, 'first_admin_link'> => kind !== 'first_admin_link',
);

test.each(Object.keys(ENDED_BY) as (keyof typeof ENDED_BY)[])(
  'where %s while a file is loaded, nothing opens at once, nor after the load, nor once the account is open again',
  async (event) => {
    const all: Made[] = [];
    for (const kind of KINDS) all.push(await MAKE[kind]({ databases: center.database, admin: center.admin }));
    load.connection.exec('BEGIN IMMEDIATE');
    for (const made of all) await ENDED_BY[event](made);
    const during = await Promise.all(all.map(usesLeft));
    expect(load.connection.inTransaction).toBe(true);
    expect(await center.database.lobby.selectFrom('revocations').selectAll().execute()).not.toEqual([]);
    load.connection.exec('ROLLBACK');
    await moveIn(center.database);
    expect(await center.database.lobby.selectFrom('revocations').selectAll().execute()).toEqual([]);
    const after = await Promise.all(all.map(usesLeft));
    for (const { maker } of all) await press(center.admin, { intent: 'reopen', id: String(maker!.id) });
    const reopened = await Promise.all(all.map(usesLeft));
    const nothing = KINDS.map(() => []);
    expect({ during, after, reopened }).toEqual({ during: nothing, after: nothing, reopened: nothing });
  },
);

test('a password that is reset while a file is loaded is the one at once, and the only one afterwards', async () => {
  const made = await MAKE.reset_link({ databases: center.database, admin: center.admin });
  const session = await MAKE.session({ databases: center.database, admin: center.admin });
  load.connection.exec('BEGIN IMMEDIATE');
  expect(await usesLeft(made)).toEqual(['look', 'reset']);
  expect(await signsIn(made)).toBe(true);
  load.connection.exec('ROLLBACK');
  await moveIn(center.database);
  expect(await signsIn(made)).toBe(true);
  expect(await usesLeft(session)).toEqual(['visit']);
});

test('what ended waits once: moved in twice, as after a kill, it leaves an account that was reopened alone', async () => {
  const { lobby, db } = center.database;
  const { maker } = await MAKE.api_token({ databases: center.database, admin: center.admin });
  load.connection.exec('BEGIN IMMEDIATE');
  await press(center.admin, { intent: 'close', id: String(maker!.id) });
  const waiting = await lobby.selectFrom('revocations').selectAll().execute();
  load.connection.exec('ROLLBACK');
  await press(center.admin, { intent: 'reopen', id: String(maker!.id) });
  await lobby.insertInto('revocations').values(waiting).execute();
  await moveIn(center.database);
  expect(await db.selectFrom('users').select('is_active').where('id', '=', maker!.id).execute()).toEqual([
    { is_active: 1 },
  ]);
});

test('a file that is still being sent when its token ends is not taken, and leaves nothing behind', async () => {
  const { db, lobby } = center.database;
  const maker = await makeUser(db, { role: 'admin' });
  const Authorization = `Bearer ${await makeToken(maker, 'imports:write')}`;
  const server = await startApiServer();
  const [before, after] = [callLog([{ id: 'C1' }]), callLog([{ id: 'C2' }])];
  const sending = http.request(`${server.url}/api/imports?name=calls.csv`, {
    method: 'POST',
    headers: { Authorization, 'Content-Type': 'text/csv' },
  });
  const answered = once(sending, 'response') as Promise<[http.IncomingMessage]>;
  sending.write(before);
  await vi.waitFor(async () => expect(await lobby.selectFrom('token_uses').selectAll().execute()).toHaveLength(1));
  await press(center.admin, { intent: 'close', id: String(maker.id) });
  sending.end(after);
  expect((await answered)[0].statusCode).toBe(401);
  expect(await db.selectFrom('imports').select('id').execute()).toEqual([]);
  expect(await lobby.selectFrom('arrivals').select('id').execute()).toEqual([]);
  expect(readdirSync(join(center.folder, 'uploads'))).toEqual([]);
  await server.stop();
});

async function signsIn({ owner }: Made): Promise<boolean> {
  const result = await signInByPassword(request('/sign-in'), {
    email: owner!.email,
    password: PASSWORD,
    network: null,
  });
  return !('error' in result);
}
