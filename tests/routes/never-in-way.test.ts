import { moveIn } from 'db/lobby/move-in';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSignedInUser } from '~/features/access/access.server';
import { createUser } from '~/features/access/create-user.server';
import { invite } from '~/features/access/welcome.server';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { loader as listImports } from '~/routes/_shell.imports._index';
import { loader as openImport } from '~/routes/_shell.imports.$id._index';
import { action as sendFiles } from '~/routes/_shell.imports.new';
import { loader as loadTokens } from '~/routes/_shell.tokens';
import { action as signIn } from '~/routes/sign-in';
import { action as signOut } from '~/routes/sign-out';
import { action as welcome } from '~/routes/welcome.$token';
import { callLog } from '../importers/load-helpers';
import { centerForEachTest, makeToken } from './api-center';
import { startApiServer } from './api-server';
import { args, formPost, ORIGIN, request, responseOf, signedInRequest } from './harness';
import { holdByLoad } from './load-on-hold';

const PASSWORD = 'correct horse battery';
const DAY_MS = 86_400_000;
const center = centerForEachTest();
let held: Awaited<ReturnType<typeof holdByLoad>>;
let server: Awaited<ReturnType<typeof startApiServer>>;
let token: string;
let invitation: string;
/** Before each test a load has begun to write, and it ends only when it is let go on: what is done before has not waited for it. */
beforeEach(async () => {
  const { db } = center.database;
  await createUser(db, { email: 'dana@example.com', name: 'Dana', password: PASSWORD, role: 'ops' });
  invitation = await invite(db, { role: 'leader', email: 'lee@example.com', days: 1 });
  token = await makeToken(center.admin, 'imports:write', 'imports:read');
  server = await startApiServer();
  held = await holdByLoad(center.database);
}, 120_000);
afterEach(() => server.stop());

const one = (sql: string, ...values: unknown[]) =>
  center.database.connection
    .prepare(sql)
    .pluck()
    .get(...values);
const isHeld = () => one('SELECT status FROM imports WHERE id = ?', held.id) === 'loading';
const byCookieOf = (response: Response) =>
  request('/', { headers: { Cookie: (response.headers.get('Set-Cookie') ?? '').split(';')[0]! } });

test('signing in, staying signed in and signing out wait for no load, and the audit has all of it afterwards', async () => {
  const form = formPost({ email: 'dana@example.com', password: PASSWORD });
  const signedIn = await responseOf(() => signIn(args(request('/sign-in', form))));
  const visit = byCookieOf(signedIn);
  expect(await findSignedInUser(visit)).toMatchObject({ name: 'Dana' });
  await center.database.lobby
    .updateTable('sessions')
    .set({ expires_at: Date.now() + DAY_MS })
    .execute();
  await findSignedInUser(visit);
  const [session] = await center.database.lobby.selectFrom('sessions').selectAll().execute();
  expect(session!.expires_at).toBeGreaterThan(Date.now() + 13 * DAY_MS);
  const Cookie = visit.headers.get('Cookie')!;
  const leaving = request('/sign-out', { ...formPost({}), headers: { Origin: ORIGIN, Cookie } });
  expect((await responseOf(() => signOut(args(leaving)))).status).toBe(302);
  expect(await findSignedInUser(visit)).toBeNull();
  expect(isHeld()).toBe(true);

  await held.letGo();
  await moveIn(center.database);
  const audit = center.database.connection
    .prepare(`SELECT action FROM audit_entries WHERE thing = 'session' ORDER BY id`)
    .pluck()
    .all();
  expect(audit).toEqual(['sign_in', 'sign_out']);
});

test('a one-time link makes an account at once, which is among the others once the load has ended', async () => {
  const form = { name: 'Lee', email: 'x@example.com', password: PASSWORD };
  const accept = () =>
    responseOf(() => welcome(args(request('/welcome', formPost(form)), { token: invitation.split('/').at(-1)! })));
  const accepted = await accept();
  expect(accepted.status).toBe(302);
  expect(await findSignedInUser(byCookieOf(accepted))).toMatchObject({ email: 'lee@example.com', role: 'leader' });
  expect((await accept()).status).toBe(404);
  const again = formPost({ email: 'lee@example.com', password: PASSWORD });
  expect((await responseOf(() => signIn(args(request('/sign-in', again))))).status).toBe(302);
  expect(isHeld()).toBe(true);

  await held.letGo();
  await moveIn(center.database);
  expect(one(`SELECT role FROM users WHERE email = 'lee@example.com'`)).toBe('leader');
  expect(one('SELECT COUNT(*) FROM invitations WHERE used_at IS NULL')).toBe(0);
  expect(await findSignedInUser(byCookieOf(accepted))).toMatchObject({ email: 'lee@example.com' });
});

test('files are queued by the page and by programs while another one is loaded, and loaded after it', async () => {
  const form = new FormData();
  form.append('files', new Blob([callLog([{ id: 'P1' }])]), 'page.csv');
  const upload = await signedInRequest(center.admin, '/imports/new', {
    method: 'POST',
    body: form,
    headers: { Origin: ORIGIN },
  });
  const preview = (await responseOf(() => sendFiles(args(upload)))).headers.get('Location')!;
  const chosen = Object.fromEntries(new URL(preview, ORIGIN).searchParams);
  const confirm = await signedInRequest(center.admin, '/imports/new', formPost({ ...chosen, intent: 'load' }));
  const page = (await responseOf(() => sendFiles(args(confirm)))).headers.get('Location');
  expect(page).toBe(`/imports/${held.id + 1}`);

  const headers = { Authorization: `Bearer ${token}` };
  const init = { method: 'POST', body: callLog([{ id: 'A1' }]), headers: { ...headers, 'Content-Type': 'text/csv' } };
  const send = () => fetch(`${server.url}/api/imports?name=api.csv`, init);
  const sent = await send();
  expect([sent.status, sent.headers.get('Location')]).toEqual([202, `/api/imports/${held.id + 2}`]);
  expect(await (await send()).json()).toMatchObject({ imports: [{ id: held.id + 2, isWaitingAlready: true }] });
  const asked = await fetch(server.url + sent.headers.get('Location'), { headers });
  expect(await asked.json()).toMatchObject({ file: 'api.csv', status: 'queued', isFinished: false });

  const id = String(held.id + 1);
  const opened = await openImport(args(await signedInRequest(center.admin, `/imports/${id}`), { id }));
  expect(opened).toMatchObject({ summary: { fileName: 'page.csv', status: 'queued' }, progress: { phase: 'waiting' } });
  const { imports, total } = await listImports(args(await signedInRequest(center.admin, '/imports')));
  expect(imports.map(({ fileName }) => fileName)).toEqual(['api.csv', 'page.csv', 'held.csv']);
  expect(total).toBe(3);
  const { tokens } = await loadTokens(args(await signedInRequest(center.admin, '/tokens')));
  expect(tokens[0]!.lastUsedAt).toBeGreaterThan(0);
  expect(isHeld()).toBe(true);

  await held.letGo();
  await importsQueue().whenFinished(held.id + 2);
  const rows = center.database.connection.prepare('SELECT id, status, rows_inserted FROM imports ORDER BY id').all();
  expect(rows).toEqual([
    { id: held.id, status: 'loaded', rows_inserted: 40 },
    { id: held.id + 1, status: 'loaded', rows_inserted: 1 },
    { id: held.id + 2, status: 'loaded', rows_inserted: 1 },
  ]);
  expect(await center.database.lobby.selectFrom('arrivals').selectAll().execute()).toEqual([]);
});
