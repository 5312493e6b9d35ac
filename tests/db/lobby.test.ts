import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lobbyPath } from 'db/lobby/lobby';
import { moveIn } from 'db/lobby/move-in';
import { migrate } from 'db/migrate';
import { MIGRATIONS } from 'db/migrations';
import { connect, type OpenDatabase } from 'db/open';
import { openDatabase } from 'db/open-database';
import { insertArrival } from 'db/queries/arrivals';
import { insertAuditNote } from 'db/queries/audit';
import { findImport } from 'db/queries/imports';
import { findInvitation, insertInvitation } from 'db/queries/invitations';
import { findKnownDevices, upsertKnownDevice } from 'db/queries/known-devices';
import { insertNewAccount } from 'db/queries/new-accounts';
import { findSession, insertSession } from 'db/queries/sessions';
import { findUser, updatePasswordHash } from 'db/queries/users';
import { markArrivalsInterrupted } from 'importers/load/threads/recover';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeImport, makeUser } from '../factories';

let folder: string;
let path: string;
const opened: OpenDatabase[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-lobby-'));
  path = join(folder, 'fairlead.db');
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<OpenDatabase> {
  const database = await openDatabase(path);
  opened.push(database);
  return database;
}

const anImport = (hash: string, pid = process.pid) => ({
  file_name: `${hash}.csv`,
  file_hash: hash,
  file_bytes: 1,
  status: 'queued',
  rows_read: 0,
  rows_inserted: 0,
  rows_updated: 0,
  rows_unchanged: 0,
  rows_rejected: 0,
  rows_skipped: 0,
  is_partial: 0 as const,
  loader_pid: pid,
  created_at: 0,
});
/** Makes an account by a link that was not used yet. */
const useLink = (database: OpenDatabase, hash: string, email: string) =>
  database.lobby.transaction().execute((lobby) =>
    insertNewAccount(
      { db: database.db, lobby },
      {
        account: { invitation_hash: hash, email, name: 'Lee', role: 'ops', password_hash: 'hash', created_at: 5 },
        mayUse: async (within) => (await findInvitation(within, hash))?.used_at === null,
      },
    ),
  );

test('what an older database kept of sessions and of tokens is taken over once', async () => {
  const earlier = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0011'));
  const old = connect(path);
  await migrate(old.db, earlier);
  old.connection.exec(`
    INSERT INTO users (id, email, name, role, created_at) VALUES (1, 'a@example.com', 'Ana', 'admin', 0);
    INSERT INTO sessions VALUES ('cookie', 1, 1, 1000), ('of another', 1, -1, 1000);
    INSERT INTO api_tokens (id, name, public_part, token_hash, scopes, created_by, created_at, last_used_at)
      VALUES (7, 'nightly', 'p', 'h', '', 1, 0, 44)`);
  await old.close();
  for (const _again of [1, 2]) {
    const database = await open();
    expect(await findSession(database, 'cookie')).toMatchObject({ user: { name: 'Ana' } });
    expect(await findSession(database, 'of another')).toBeUndefined();
    expect(await database.lobby.selectFrom('token_uses').selectAll().execute()).toEqual([
      { api_token_id: 7, last_used_at: 44 },
    ]);
    expect(() => database.connection.prepare('SELECT * FROM sessions')).toThrow('no such table');
  }
  expect(existsSync(join(folder, 'fairlead-lobby.db'))).toBe(true);
});

test('what waits in the lobby is moved once, though a process was killed before it had taken it from there', async () => {
  const database = await open();
  const { db, lobby } = database;
  const invitation = {
    token_hash: 'link',
    role: 'ops',
    email: null,
    employee_id: null,
    created_at: 0,
    expires_at: 99,
  };
  await db.transaction().execute((trx) => insertInvitation(trx, invitation));
  const userId = await useLink(database, 'link', 'lee@example.com');
  const { id } = await insertArrival(database, { ...anImport('a'), user_id: userId });
  await insertAuditNote(lobby, { userId, action: 'sign_in', thing: 'session' });
  const accounts = await lobby.selectFrom('new_accounts').selectAll().execute();
  const arrivals = await lobby.selectFrom('arrivals').selectAll().execute();
  const notes = await lobby.selectFrom('audit_notes').selectAll().execute();
  await moveIn(database);
  expect(await lobby.selectFrom('audit_notes').selectAll().execute()).toEqual([]);
  await lobby.insertInto('new_accounts').values(accounts).execute();
  await lobby.insertInto('arrivals').values(arrivals).execute();
  await lobby.insertInto('audit_notes').values(notes).execute();
  await db.updateTable('imports').set({ status: 'loaded' }).execute();
  await moveIn(database);

  expect(await db.selectFrom('users').select(['id', 'email', 'role']).execute()).toEqual([
    { id: userId, email: 'lee@example.com', role: 'ops' },
  ]);
  expect(await db.selectFrom('imports').select(['id', 'status', 'user_id']).execute()).toEqual([
    { id, status: 'loaded', user_id: userId },
  ]);
  expect(await db.selectFrom('audit_entries').select('action').execute()).toEqual([{ action: 'sign_in' }]);
  expect(await lobby.selectFrom('arrivals').selectAll().execute()).toEqual([]);
});

test('two programs that take files in at once, while a third one writes, give each its own number', async () => {
  const [first, second] = [await open(), await open()];
  const already = await makeImport(first.db);
  const writer = connect(path);
  writer.connection.exec('BEGIN IMMEDIATE');
  const taken = await Promise.all([
    insertArrival(first, anImport('a')),
    insertArrival(second, anImport('b')),
    insertArrival(second, anImport('a')),
  ]);
  expect(new Set(taken.map(({ id }) => id))).toEqual(new Set([already + 1, already + 2]));
  expect(taken.filter(({ isWaitingAlready }) => isWaitingAlready)).toHaveLength(1);
  expect(await findImport(first, already + 2)).toMatchObject({ status: 'queued' });
  writer.connection.exec('ROLLBACK');
  await writer.close();
  await Promise.all([moveIn(first), moveIn(second)]);
  expect(await first.db.selectFrom('imports').select('id').execute()).toHaveLength(3);
});

test('files taken in by a process that was killed can be run again after the next start; those of one that runs are left', async () => {
  const database = await open();
  const cutOff = await insertArrival(database, anImport('a', 2 ** 22 + 1));
  const running = await insertArrival(database, anImport('b', process.ppid));
  expect(await markArrivalsInterrupted(database.lobby)).toEqual([cutOff.id]);
  expect(await findImport(database, cutOff.id)).toMatchObject({ status: 'interrupted' });
  await moveIn(database);
  expect(await findImport(database, cutOff.id)).toMatchObject({ status: 'interrupted' });
  expect(await findImport(database, running.id)).toMatchObject({ status: 'queued' });
});

test('a link is used once, whether its account waits in the lobby or has been moved', async () => {
  const database = await open();
  const invitation = {
    token_hash: 'link',
    role: 'ops',
    email: null,
    employee_id: null,
    created_at: 0,
    expires_at: 99,
  };
  await database.db.transaction().execute((trx) => insertInvitation(trx, invitation));
  const id = await useLink(database, 'link', 'lee@example.com');
  expect(await useLink(database, 'link', 'eve@example.com')).toBeNull();
  expect(await findUser(database, id!)).toMatchObject({ name: 'Lee', role: 'ops' });
  await moveIn(database);
  expect(await findInvitation(database, 'link')).toMatchObject({ used_at: 5 });
  expect(await useLink(database, 'link', 'eve@example.com')).toBeNull();
});

test('a session does not open an account that came later under the same number, as after putting a copy back', async () => {
  const database = await open();
  const { db, lobby } = database;
  const opens = (tokenHash: string) => findSession(database, tokenHash);
  const ana = await signIn(database, 'ana', { created_at: 50, now: 60 });
  await db.deleteFrom('users').execute();
  const lee = await signIn(database, 'lee', { created_at: 50, now: 60 });
  expect(lee.id).toBe(ana.id);
  expect(await opens('ana')).toBeUndefined();
  expect(await opens('lee')).toMatchObject({ user: { name: 'lee' } });
  expect(await findKnownDevices(lobby, { user: lee, since: 0 })).toMatchObject([{ token_hash: 'device of lee' }]);
});

test.each([
  ['an hour', 3_600_000],
  ['a year', 365 * 86_400_000],
])('who signs in after the clock went back %s is signed in, also with an account from before', async (_, ms) => {
  const database = await open();
  const now = Date.now();
  await signIn(database, 'ana', { created_at: now, now: now - ms });
  expect(await findSession(database, 'ana')).toMatchObject({ user: { name: 'ana' } });
});

test('a password that was changed ends every session and device that came before, whoever was killed meanwhile', async () => {
  const database = await open();
  const { db, lobby } = database;
  const { id } = await signIn(database, 'ana', { created_at: 50, now: 60 });
  await updatePasswordHash(db, { id, hash: 'another' });
  expect(await findSession(database, 'ana')).toBeUndefined();
  const changed = (await findUser(database, id))!;
  expect(await findKnownDevices(lobby, { user: changed, since: 0 })).toEqual([]);
});

async function signIn(database: OpenDatabase, name: string, { created_at, now }: { created_at: number; now: number }) {
  const { id } = await makeUser(database.db, { role: 'admin', name, created_at, password_hash: `hash of ${name}` });
  const user = (await findUser(database, id))!;
  const deviceHash = `device of ${name}`;
  const about = { browser: 'Firefox', network: null, deviceHash, replaces: null };
  await database.lobby.transaction().execute(async (trx) => {
    await upsertKnownDevice(trx, { oldHash: null, newHash: deviceHash, user, network: null, now, since: 0 });
    await insertSession(trx, { tokenHash: name, user, now, expiresAt: now + 1000, ...about });
  });
  return user;
}

test('the lobby stands beside its database, and each database in memory has its own', async () => {
  expect(lobbyPath('/data/fairlead.db')).toBe('/data/fairlead-lobby.db');
  expect(lobbyPath('/data.d/center')).toBe('/data.d/center-lobby');
  const [one, other] = [await openDatabase(':memory:'), await openDatabase(':memory:')];
  opened.push(one, other);
  await insertArrival(one, anImport('a'));
  expect(await findImport(other, 1)).toBeNull();
});
