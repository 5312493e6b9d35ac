import { networkInterfaces } from 'node:os';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { logger } from '~/logger.server';
import { makeUser } from '../factories';
import { openTestDatabase, signedInRequest } from '../routes/harness';
import { type RawRequest, sendRaw, startSite } from './site-server';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  await openTestDatabase();
  site = await startSite();
}, 120_000);
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() => site.stop());

const FORM = 'Content-Type: application/x-www-form-urlencoded';
const send = (head: string[], more: Partial<RawRequest> = {}) => sendRaw({ port: site.port, head, ...more });
/** A request after which the connection is closed, so that nobody waits for its end. */
const ask = (line: string, ...headers: string[]) => send([`${line} HTTP/1.1`, ...headers, 'Connection: close']);

async function cookieOf(role: 'admin' | 'supervisor' | 'ops'): Promise<string> {
  const request = await signedInRequest(await makeUser(database.db, { role }), '/');
  return `Cookie: ${request.headers.get('Cookie')}`;
}

test('any method but GET, HEAD and POST is answered 405 with those that are taken', async () => {
  for (const method of ['TRACE', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'PURGE']) {
    for (const path of ['/', '/api/imports', '/assets/x.js']) {
      const answer = await ask(`${method} ${path}`);
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD, POST']);
    }
  }
});

test('a body that is no form is answered 415 on every page', async () => {
  const types = ['application/json', 'text/plain', 'application/xml', 'multipart/mixed; boundary=x', null];
  for (const type of types) {
    for (const path of ['/sign-in', '/goals/new', '/sign-out', '/goals/new.data', '/nowhere']) {
      const head = [`POST ${path} HTTP/1.1`, ...(type ? [`Content-Type: ${type}`] : []), 'Content-Length: 2'];
      const answer = await send([...head, 'Connection: close'], { body: (piece) => (piece === 0 ? '{}' : null) });
      expect([type, path, answer.status]).toEqual([type, path, 415]);
    }
  }
});

test('what is no address, no page, no HTTP or far too long is answered 4xx', async () => {
  const statuses = async (...targets: string[]) =>
    Promise.all(targets.map(async (target) => (await ask(`GET ${target}`)).status));
  expect(await statuses('http://evil.example/', '*', '/%', '/%E0%A4%A')).toEqual([400, 400, 400, 400]);
  for (const target of ['//evil.example/..', '/\\evil.example', '/a//b']) {
    const { status, headers } = await ask(`GET ${target}`);
    expect([target, status, headers.get('location')]).toEqual([target, 302, expect.stringMatching(/^\/sign-in(\?|$)/)]);
  }
  expect(await statuses(`/?q=${'x'.repeat(20_000)}`, `/?q=${'x'.repeat(100_000)}`)).toEqual([414, 431]);
  expect((await send(['NONSENSE'])).status).toBe(400);
});

test('nobody can have addresses looked up by the thousand: pages know all routes, and it is an address like any other', async () => {
  const lookUp = (pages: number) =>
    ask(`GET /__manifest?version=&${Array.from({ length: pages }, (_, id) => `p=/people/${id}`).join('&')}`);
  expect((await lookUp(90)).status).toBe((await ask('GET /nowhere?p=/people/1')).status);
  expect((await lookUp(400)).status).not.toBe(200);
});

test('another Host is answered 421 with the setting to change; names of this machine, HOST and FAIRLEAD_URL are taken', async () => {
  const statusOf = async (...hosts: string[]) =>
    (await ask('GET /healthz', ...hosts.map((host) => `Host: ${host}`))).status;
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'a@localhost',
  ])
    expect([host, await statusOf(host)]).toEqual([host, 421]);
  expect((await ask('GET /sign-in', 'Host: evil.example')).text).toContain('FAIRLEAD_URL');
  for (const host of [`localhost:${site.port}`, 'localhost', '127.0.0.1', '[::1]:8080', 'LOCALHOST:1'])
    expect([host, await statusOf(host)]).toEqual([host, 200]);
  expect(await statusOf('192.168.7.7:3000')).toBe(421);
  vi.stubEnv('HOST', '192.168.7.7');
  vi.stubEnv('FAIRLEAD_URL', 'https://fairlead.example.com');
  expect([await statusOf('192.168.7.7:3000'), await statusOf('fairlead.example.com')]).toEqual([200, 200]);
  expect((await send(['GET /healthz HTTP/1.0', 'X: y'])).status).toBe(200);
});

test('a proxy on this machine tells Host and protocol: cookies are then bound to TLS, and the answer says to stay with it', async () => {
  vi.stubEnv('FAIRLEAD_URL', 'https://fairlead.example.com');
  const { id } = await makeUser(database.db, { role: 'admin', name: 'Dana' });
  await database.db
    .insertInto('settings')
    .values({ name: 'demo_accounts', value: JSON.stringify([id]) })
    .execute();
  vi.stubEnv('FAIRLEAD_DEMO', '1');
  const signIn = (...headers: string[]) =>
    send(
      ['POST /sign-in HTTP/1.1', FORM, `Content-Length: ${`account=${id}`.length}`, 'Connection: close', ...headers],
      {
        body: (piece) => (piece === 0 ? `account=${id}` : null),
      },
    );
  const proxied = ['X-Forwarded-Proto: https', 'X-Forwarded-Host: fairlead.example.com'];
  const byProxy = await signIn(...proxied, 'Origin: https://fairlead.example.com');
  expect(byProxy.status).toBe(302);
  expect(byProxy.headers.get('set-cookie')).toMatch(/^__Host-fairlead=.*; Secure/m);
  expect(byProxy.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
  const direct = await signIn();
  expect(direct.headers.get('set-cookie')).toMatch(/^fairlead=/m);
  expect(direct.headers.has('strict-transport-security')).toBe(false);
  expect((await signIn('X-Forwarded-Host: evil.example')).status).toBe(421);
  expect((await signIn('Origin: https://evil.example')).status).toBe(403);
  expect((await signIn('Origin: nonsense')).status).toBe(403);
});

const elsewhere = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
const lan = elsewhere.find(({ internal, family }) => !internal && family === 'IPv4')?.address;

test.runIf(lan !== undefined)('nobody but a proxy on this machine is believed about Host and protocol', async () => {
  vi.stubEnv('HOST', lan);
  const open = await startSite('0.0.0.0');
  const head = (...headers: string[]) => [
    'GET /healthz HTTP/1.1',
    `Host: ${lan}:${open.port}`,
    ...headers,
    'Connection: close',
  ];
  const forwarded = ['X-Forwarded-Proto: https', 'X-Forwarded-Host: evil.example'];
  const answer = await sendRaw({ port: open.port, host: lan!, head: head(...forwarded) });
  await open.stop();
  expect(answer.status).toBe(200);
  expect(answer.headers.has('strict-transport-security')).toBe(false);
});

test('links that are handed on lead to the configured address, however the page was asked', async () => {
  const cookie = await cookieOf('admin');
  expect((await ask('GET /users.data', cookie)).text).toContain(`http://localhost:${site.port}`);
  vi.stubEnv('FAIRLEAD_URL', 'https://fairlead.example.com/');
  const { text } = await ask('GET /users.data', cookie);
  expect(text).toContain('https://fairlead.example.com"');
  expect(text).not.toContain('localhost');
});

test('every answer says what browsers must not guess or keep, also where Remix was never asked', async () => {
  const answers = await Promise.all([
    send(['GET / HTTP/1.1', 'Connection: close'], { isHostless: true }),
    send(['GET / HTTP/1.0', 'Connection: close'], { isHostless: true }),
    ask('GET /', 'Expect: the-unexpected'),
    ask('GET /', 'Content-Length: x'),
    ask('GET /sign-in'),
    ask('GET /'),
    ask('GET /goals.data'),
    ask('GET /healthz'),
    ask('GET /nowhere'),
    ask('GET /api/imports'),
    ask('GET /assets/nowhere.js'),
    ask('GET /assets/entry.client-x.js.map'),
    ask('GET /%'),
    ask('TRACE /'),
    ask('GET /?_data=root'),
    ask('GET /healthz', 'Host: evil.example'),
    ask(`GET /?${'x'.repeat(100_000)}`),
    send(['NONSENSE']),
  ]);
  for (const { headers, status } of answers)
    expect([status, headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([
      status,
      'nosniff',
      'no-store',
    ]);
  expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([400, 400, 417, 400]);
  // What is awaited and known is taken as before.
  expect((await ask('GET /healthz', 'Expect: 100-Continue')).status).toBe(100);
});

test('where the configured address is one of TLS, what is no HTTP is answered so too', async () => {
  const hsts = async () => (await send(['NONSENSE'])).headers.get('strict-transport-security');
  expect(await hsts()).toBeUndefined();
  vi.stubEnv('FAIRLEAD_URL', 'https://fairlead.example.com');
  expect(await hsts()).toMatch(/^max-age=\d{8}/);
});

test('nobody fills the log with wrong addresses, methods and forms, and no answer tells inner workings', async () => {
  const logged = vi.spyOn(logger, 'error');
  const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
  const answers = [
    await ask('GET /?_data=root'),
    await ask('GET /sign-in?_data=routes%2F_shell'),
    await ask('GET /sign-in?%5Fdata=routes%2F_shell._index'),
    await ask('GET /nowhere'),
    await ask('GET /nowhere.data'),
    await ask('GET /%'),
    await ask('POST /healthz', 'Content-Length: 0', FORM),
    await ask('POST /nowhere', 'Content-Length: 0', FORM),
    await ask('POST /sign-in', 'Origin: https://evil.example', 'Content-Length: 0', FORM),
    await ask('GET /assets/nowhere.js'),
    await ask('GET /__manifest?p=/%'),
    await ask('HEAD /goals.data'),
  ];
  for (const { status, text } of answers) {
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/node_modules|\bat .*:\d+:\d+/);
  }
  for (const spy of [logged, ...printed]) expect(spy).not.toHaveBeenCalled();
});

test('an anonymous body of 700 MB is answered at once and its connection closed, wherever it is sent', async () => {
  const piece = Buffer.alloc(65_536, 'x');
  const type = 'Content-Type: multipart/form-data; boundary=b';
  for (const path of ['/sign-in', '/imports/new', '/imports/new.data', '/api/imports', '/goals/new', '/nowhere']) {
    let pieces = 0;
    const answer = await send([`POST ${path} HTTP/1.1`, type, 'Content-Length: 700000000'], {
      body: () => (pieces++ < 10_000 ? piece : null),
    });
    expect([path, answer.status]).toEqual([path, expect.toSatisfy((status) => status >= 202 && status < 500)]);
    expect(answer.answeredMs).toBeLessThan(2_000);
    expect(answer.closedMs).toBeLessThan(4_000);
  }
});

test('a form of files that is refused is read for a moment and then cut off, however slowly it comes', async () => {
  vi.stubEnv('IMPORT_MAX_MB', '1');
  const cookie = await cookieOf('ops');
  const type = 'Content-Type: multipart/form-data; boundary=b';
  const answer = await send(['POST /imports/new HTTP/1.1', cookie, type, 'Content-Length: 70000000'], {
    body: () => 'x',
    everyMs: 100,
    patienceMs: 12_000,
  });
  expect(answer.status).toBe(413);
  expect(answer.answeredMs).toBeLessThan(6_000);
  expect(answer.closedMs).toBeLessThan(9_000);
});

test('one who brings in layouts has no more places than for other files', async () => {
  const cookie = await cookieOf('ops');
  const head = ['POST /imports/profiles HTTP/1.1', cookie, 'Content-Type: multipart/form-data; boundary=b'];
  const begin = (patienceMs: number) => send([...head, 'Content-Length: 5000'], { body: () => null, patienceMs });
  const all = Promise.all(Array.from({ length: 12 + 24 }, () => begin(9_000)));
  await vi.waitFor(async () => expect((await begin(3_500)).status).toBe(503), 9_000);
  expect((await all).some(({ status }) => status === 0)).toBe(true);
}, 30_000);

test('a body that does not say how long it is ends where a form ends to be taken', async () => {
  const piece = `fa00\r\n${'x'.repeat(64_000)}\r\n`;
  for (const path of ['/sign-in', '/welcome/nobody', '/sign-in.data']) {
    const head = [`POST ${path} HTTP/1.1`, FORM, 'Transfer-Encoding: chunked'];
    const answer = await send(head, { body: (sent) => (sent < 3_000 ? piece : null) });
    expect([path, answer.status]).toEqual([path, path.startsWith('/welcome') ? expect.any(Number) : 413]);
    expect(answer.closedMs).toBeLessThan(4_000);
  }
});

test('lists that no form has end in 400 for whoever is signed in, and the server goes on', async () => {
  const cookie = await cookieOf('supervisor');
  for (const path of [
    '/goals/judge/many?people[99999999]=6&team=1',
    '/goals/judge/many?people%5B99999999%5D=6',
    '/goals?__proto__[x]=1',
  ])
    expect([path, (await ask(`GET ${path}`, cookie)).status]).toEqual([path, 400]);
  const body = 'people[99999999]=6&team=1&metric=csat';
  const post = await send(
    ['POST /goals/new/many HTTP/1.1', cookie, FORM, `Content-Length: ${body.length}`, 'Connection: close'],
    {
      body: (piece) => (piece === 0 ? body : null),
    },
  );
  expect(post.status).toBe(400);
  expect((await ask('GET /healthz')).status).toBe(200);
});

test('a form that was read leaves its connection open for the next', async () => {
  const body = 'email=a%40example.com&password=x';
  const answer = await send(['POST /sign-in HTTP/1.1', FORM, `Content-Length: ${body.length}`], {
    body: (piece) => (piece === 0 ? body : null),
    patienceMs: 3_000,
  });
  expect([answer.status, answer.headers.get('connection'), answer.closedMs]).toEqual([400, 'keep-alive', null]);
});
