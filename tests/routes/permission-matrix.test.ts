import { existsSync } from 'node:fs';
import { moveIn } from 'db/lobby/move-in';
import { runTask } from 'importers/load/threads/pool';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ROLES } from '~/features/access/permissions';
import { TOKEN_SCOPES, type TokenScope } from '~/features/access/token-scopes';
import { startSite } from '../server/site-server';
import {
  type Asked,
  ask,
  checksum,
  countChanges,
  dataPath,
  formInit,
  toRoutes,
  toServer,
  variantsOf,
} from './permission-matrix/ask';
import { findIntents } from './permission-matrix/find-intents';
import { AS_OF, type MatrixCenter, openMatrixCenter, signInAll } from './permission-matrix/matrix-center';
import { type Actor, type Ownership, statusFor, whyWrong } from './permission-matrix/outcomes';
import { PROGRAMS } from './permission-matrix/programs';
import { READS } from './permission-matrix/reads';
import { NO_INTENT, WRITES, type Write } from './permission-matrix/writes';
import { buildSite } from './site';

let site: Asked;
/** The same behind its door. */
let server: Awaited<ReturnType<typeof startSite>>;
let center: MatrixCenter;
let modules: Map<string, object>;

// One center and one server for all: only what the table says writes anything in it.
beforeAll(async () => {
  process.env.AS_OF = AS_OF;
  // A visit of a session is noted every few minutes, and nothing may be written here.
  vi.useFakeTimers({ toFake: ['Date'] });
  center = await openMatrixCenter();
  server = await startSite();
  const build = await buildSite();
  site = { ...toRoutes(build), cookies: await signInAll(center.users) };
  // The thread that writes takes seconds to start on a busy machine, and an answer waits for it no longer than four.
  await runTask({ kind: 'forget_undone', before: 0 });
  modules = new Map(Object.values(build.routes).map((route) => [route!.id.replace(/^routes\//, ''), route!.module]));
}, 180_000);
beforeEach(() => {
  globalThis.fairleadDatabase = Promise.resolve(center.opened);
});
afterEach(() => {
  globalThis.fairleadDatabase = undefined;
});
afterAll(async () => {
  delete process.env.AS_OF;
  vi.useRealTimers();
  await server.stop();
  await center.opened.close();
});

const ACTORS: readonly Actor[] = ['anonymous', ...ROLES];
/** Whoever has no account is asked to sign in before anything is looked for: once for what there is, once for what is missing. */
const actorsFor = (ownership: Ownership | null) =>
  ownership === null || ownership === 'own' || ownership === 'missing' ? ACTORS : ROLES;
const OF_READS = 'tests/routes/permission-matrix/reads.ts';
const OF_WRITES = 'tests/routes/permission-matrix/writes.ts';
const fileOf = (name: string) => [`app/routes/${name}.tsx`, `app/routes/${name}.ts`].find(existsSync)!;
const isPage = (name: string) => 'default' in modules.get(name)!;

test('every route is in the table of reads, and nothing else is', () => {
  const unlisted = [...modules.keys()].filter((name) => READS[name] === undefined);
  expect(unlisted.map((name) => `Say in ${OF_READS} how far each role comes at ${name}.`)).toEqual([]);
  const gone = Object.keys(READS).filter((name) => !modules.has(name));
  expect(gone.map((name) => `Take ${name} out of ${OF_READS}: there is no such route.`)).toEqual([]);
});

test('every action and every intent of it is in the table of writes, and nothing else is', () => {
  const advice: string[] = [];
  for (const [name, module] of modules) {
    const listed = WRITES[name] ?? [];
    const isAction = 'action' in module;
    if (isAction && listed.length === 0) advice.push(`Say in ${OF_WRITES} who may write at ${name}.`);
    if (!isAction && listed.length > 0) advice.push(`Take ${name} out of ${OF_WRITES}: it has no action.`);
    if (!isAction) continue;
    const found = findIntents(fileOf(name));
    const known = listed.flatMap(({ intent }) => (intent === null || intent === NO_INTENT ? [] : [intent]));
    for (const intent of found.filter((one) => !known.includes(one)))
      advice.push(`Say in ${OF_WRITES} who may ask ${name} for “${intent}”.`);
    for (const intent of known.filter((one) => !found.includes(one)))
      advice.push(`Take “${intent}” of ${name} out of ${OF_WRITES}: nothing asks for it.`);
  }
  expect(advice).toEqual([]);
});

describe.each(Object.entries(READS).filter(([, reads]) => reads.length > 0))('reading %s', (name, reads) => {
  test.each(reads.map((read) => [read.at, read] as const))('%s', async (_at, read) => {
    const before = await countChanges(center.opened);
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const wrong: (string | null)[] = [];
    const { ok = 200, ignoresNonsense = false } = read;
    const drawn = new Set<number>();
    for (const { ownership, fill } of variantsOf(read.at, center)) {
      const path = fill(read.at);
      for (const actor of actorsFor(ownership)) {
        const expected = statusFor(actor, read, { ownership, ok, ignoresNonsense });
        const forms: [method: string, path: string][] = [];
        if (isPage(name)) forms.push(['GET', dataPath(path, `routes/${name}`)]);
        // A page is drawn once for each way in which it is answered.
        if (!isPage(name) || !drawn.has(expected)) {
          drawn.add(expected);
          forms.push(['GET', path]);
          if (!isPage(name) || expected !== ok) forms.push(['HEAD', path]);
          if (isPage(name) && expected !== ok)
            forms.push(['GET', `${path}${path.includes('?') ? '&' : '?'}file=people`]);
        }
        for (const [method, address] of forms) {
          const answer = await ask(site, { actor, path: address, method });
          const isToSignIn = actor === 'anonymous' && read.anonymous === undefined;
          wrong.push(whyWrong(`${actor} · ${method} ${address} (${ownership})`, answer, expected, isToSignIn));
        }
      }
    }
    expect(wrong.filter((one) => one !== null)).toEqual([]);
    // The framework says so of a route without a page that answers with anything but a Response.
    if (!isPage(name)) expect(warned.mock.calls.flat().join()).not.toMatch(/return raw/);
    warned.mockRestore();
    if (!read.writes) expect(await countChanges(center.opened)).toBe(before);
  });
});

describe.each(Object.entries(WRITES))('writing at %s', (name, writes) => {
  const titleOf = ({ intent, fields, isMultipart }: Write) =>
    [intent ?? 'no intent', ...Object.values(fields), isMultipart && 'as files'].filter(Boolean).join(' · ');
  test.each(writes.map((write) => [titleOf(write), write] as const))('%s', async (_title, write) => {
    const { ok, okAsPage = ok, ignoresNonsense = false } = write;
    const wrong: (string | null)[] = [];
    const texts = JSON.stringify([write.at, write.fields]);
    const before = write.writes ? null : await checksum(center.opened);
    const drawn = new Set<number>();
    for (const { ownership, fill } of variantsOf(texts, center)) {
      const [path, filled] = JSON.parse(fill(texts)) as [string, Record<string, string>];
      const fields = { ...filled, ...(write.intent !== null && { intent: write.intent }) };
      for (const actor of actorsFor(ownership)) {
        const named = { ownership, ok, ignoresNonsense };
        const forms: [path: string, expected: number][] = [];
        if (isPage(name)) forms.push([dataPath(path, null), statusFor(actor, write, named)]);
        // A page is drawn once for each way in which it is answered.
        const asPage = statusFor(actor, write, { ...named, ok: okAsPage });
        if (!isPage(name) || !drawn.has(asPage)) forms.push([path, asPage]);
        drawn.add(asPage);
        for (const [address, expected] of forms) {
          const written = await countChanges(center.opened);
          const init = formInit(site.origin, fields, write.isMultipart);
          const answer = await ask(site, { actor, path: address, ...init });
          const asked = `${actor} · POST ${address} (${ownership})`;
          const isToSignIn = actor === 'anonymous' && write.anonymous === undefined;
          wrong.push(whyWrong(asked, answer, expected, isToSignIn));
          if (!write.writes && (await countChanges(center.opened)) !== written) wrong.push(`${asked}: wrote something`);
        }
      }
    }
    expect(wrong.filter((one) => one !== null)).toEqual([]);
    if (before !== null) return expect(await checksum(center.opened)).toBe(before);
    await moveIn(center.opened);
    site.cookies = await signInAll(center.users);
  });
});

test('a form that another site sent is refused to whoever may send it, and writes nothing', async () => {
  const before = await checksum(center.opened);
  const door = { ...site, ...toServer(server.url) };
  const wrong: (string | null)[] = [];
  for (const [name, [write]] of Object.entries(WRITES)) {
    if (name.startsWith('api.')) continue;
    for (const { fill } of variantsOf(write!.at, center).slice(0, 1)) {
      const init = formInit('https://elsewhere.example', write!.intent === null ? {} : { intent: write!.intent });
      for (const path of [fill(write!.at), dataPath(fill(write!.at), null)]) {
        wrong.push(whyWrong(`POST ${path}`, await ask(door, { actor: 'admin', path, ...init }), 403, false));
      }
    }
  }
  expect(wrong.filter((one) => one !== null)).toEqual([]);
  expect(await checksum(center.opened)).toBe(before);
});

test('no route takes another method, and one without an action takes no form', async () => {
  const before = await checksum(center.opened);
  const door = { ...site, ...toServer(server.url) };
  const wrong: (string | null)[] = [];
  for (const [name, [read]] of Object.entries(READS)) {
    if (read === undefined) continue;
    const path = variantsOf(read.at, center)[0]!.fill(read.at);
    const refused: [path: string, init: RequestInit][] = ['PUT', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method) => [
      path,
      { method },
    ]);
    if (WRITES[name] === undefined && name !== '_shell') {
      refused.push([isPage(name) ? dataPath(path, null) : path, formInit(door.origin, { intent: 'close' })]);
    }
    for (const [address, init] of refused) {
      const answer = await ask(door, { actor: 'admin', path: address, ...init });
      wrong.push(whyWrong(`${init.method} ${address}`, answer, 405, false));
    }
  }
  expect(wrong.filter((one) => one !== null)).toEqual([]);
  expect(await checksum(center.opened)).toBe(before);
});

test.each(PROGRAMS.map((program) => [`${program.method} ${program.at}`, program] as const))(
  'a token is good for what it says alone: %s',
  async (_title, { method, at, statuses }) => {
    const path = variantsOf(at, center)[0]!.fill(at);
    const wrong: (string | null)[] = [];
    for (const scope of Object.keys(TOKEN_SCOPES) as TokenScope[]) {
      const headers = { Authorization: `Bearer ${center.tokens[scope]}` };
      const answer = await ask(site, { actor: 'anonymous', path, method, headers });
      wrong.push(whyWrong(`${scope} · ${method} ${path}`, answer, statuses[scope], false));
    }
    expect(wrong.filter((one) => one !== null)).toEqual([]);
  },
);
