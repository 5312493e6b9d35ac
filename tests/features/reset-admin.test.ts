import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runResetAdmin } from '~/features/access/reset-admin.server';
import { signInByPassword } from '~/features/access/sign-in.server';
import { action as reset } from '~/routes/reset.$token';
import { action as accept } from '~/routes/welcome.$token';
import { makeUser } from '../factories';
import { openFresh } from '../open-fresh';
import { args, formPost, request, responseOf } from '../routes/harness';

const PASSWORD = 'correct horse battery';

let folder: string;
let path: string;
/** The server's own connection, open all the while. */
let server: OpenDatabase;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-reset-'));
  path = join(folder, 'fairlead.db');
  server = await openFresh(path);
  globalThis.fairleadDatabase = Promise.resolve(server);
});
afterEach(async () => {
  globalThis.fairleadDatabase = undefined;
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...argv: string[]) => runResetAdmin(argv, path);
const tokenIn = (out: string, page: string) => ({
  token: new RegExp(`http://localhost:\\d+/${page}/([\\w-]{43})\\n`).exec(out)?.[1] ?? '',
});
const use = (out: string) =>
  responseOf(() => reset(args(request('/reset', formPost({ password: PASSWORD })), tokenIn(out, 'reset'))));
const signsIn = async (email: string) =>
  !('error' in (await signInByPassword(request('/sign-in'), { email, password: PASSWORD, network: null })));

test('the one admin there is gets a link, which works once and sets the password', async () => {
  await makeUser(server.db, { role: 'leader' });
  const { email } = await makeUser(server.db, { role: 'admin' });
  const { out, error, code } = await run();
  expect([code, error]).toEqual([0, '']);
  expect(out).toContain(email);
  expect((await use(out)).status).toBe(302);
  expect(await signsIn(email)).toBe(true);
  expect((await use(out)).status).toBe(404);
});

test('of several admins it asks which, and takes the address in any case', async () => {
  await makeUser(server.db, { role: 'admin', email: 'ana@example.com' });
  await makeUser(server.db, { role: 'admin', email: 'otto@example.com' });
  const asked = await run();
  expect([asked.code, asked.out]).toEqual([2, '']);
  expect(asked.error).toContain('--email ana@example.com');
  expect(asked.error).toContain('--email otto@example.com');
  const { out, code } = await run('--email', 'Otto@Example.com');
  expect(code).toBe(0);
  expect((await use(out)).status).toBe(302);
  expect([await signsIn('ana@example.com'), await signsIn('otto@example.com')]).toEqual([false, true]);
});

test('where no admin can sign in, the link makes a new one, and only as long as that is so', async () => {
  await makeUser(server.db, { role: 'admin', email: 'gone@example.com', is_active: 0 });
  const [first, second] = [await run(), await run()];
  expect([first.code, second.code]).toEqual([0, 0]);
  const make = (out: string, email: string) =>
    responseOf(() =>
      accept(args(request('/welcome', formPost({ name: 'Ana', email, password: PASSWORD })), tokenIn(out, 'welcome'))),
    );
  expect((await make(first.out, 'first@example.com')).status).toBe(404);
  expect((await make(second.out, 'ana@example.com')).status).toBe(302);
  expect(await signsIn('ana@example.com')).toBe(true);
  expect((await run()).out).toContain('ana@example.com');
});

test('whoever is unknown, closed or no admin gets no link and reads why', async () => {
  await makeUser(server.db, { role: 'admin' });
  await makeUser(server.db, { role: 'admin', email: 'gone@example.com', is_active: 0 });
  await makeUser(server.db, { role: 'leader', email: 'lee@example.com' });
  for (const [email, why] of [
    ['nobody@example.com', 'No account'],
    ['gone@example.com', 'closed'],
    ['lee@example.com', 'not an admin'],
  ] as const) {
    const { out, error, code } = await run('--email', email);
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain(why);
  }
  expect(await server.lobby.selectFrom('reset_links').selectAll().execute()).toEqual([]);
});

test('what it cannot understand ends with 2, a database that is not there with 1, and neither makes anything', async () => {
  expect((await run('--who', 'ana')).code).toBe(2);
  expect((await run('ana@example.com')).code).toBe(2);
  const elsewhere = await runResetAdmin([], join(folder, 'nowhere.db'));
  expect(elsewhere).toMatchObject({ code: 1, out: '', error: expect.stringContaining('DATABASE_URL') });
  expect((await run('--help')).out).toContain('--email');
});

test('the command runs beside the server, also while a file is loaded', async () => {
  const { email } = await makeUser(server.db, { role: 'admin' });
  const load = connect(path);
  load.connection.exec('BEGIN IMMEDIATE');
  const env = { ...process.env, DATABASE_URL: `file:${path}`, PORT: '4321' };
  const out = await new Promise<string>((resolve, reject) => {
    execFile('npm', ['run', '--silent', 'reset-admin', '--', '--email', email], { env }, (error, text) =>
      error ? reject(error) : resolve(text),
    );
  });
  expect(out).toContain('http://localhost:4321/reset/');
  expect((await use(out)).status).toBe(302);
  expect(await signsIn(email)).toBe(true);
  load.connection.exec('ROLLBACK');
  await load.close();
});
