import { createHash } from 'node:crypto';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { OpenDatabase } from 'db/open';
import { type Kysely, sql } from 'kysely';
import type { Role } from '~/features/access/permissions';
import { ORIGIN } from '../harness';
import type { MatrixCenter, Thing } from './matrix-center';
import { type Actor, type Answer, OWNERSHIPS, type Ownership } from './outcomes';

/** Where requests are sent, and the cookies of who asks. */
export interface Asked {
  origin: string;
  send: (path: string, init: RequestInit & { headers: Headers }) => Promise<Response>;
  cookies: Record<Role, string>;
}

/** Sends to the routes themselves. */
export function toRoutes(build: ServerBuild): Pick<Asked, 'origin' | 'send'> {
  const handle = createRequestHandler(build, 'production');
  const send: Asked['send'] = (path, init) => {
    init.headers.set('Host', new URL(ORIGIN).host);
    return handle(new Request(`${ORIGIN}${path}`, init), { clientAddress: init.headers.get('X-Forwarded-For')! });
  };
  return { origin: ORIGIN, send };
}

/** Sends to a server, by HTTP. */
export function toServer(url: string): Pick<Asked, 'origin' | 'send'> {
  return { origin: url, send: (path, init) => fetch(`${url}${path}`, { ...init, redirect: 'manual' }) };
}

let requests = 0;

/** Sends one request as somebody, each from a network address of its own, so that no limit of attempts is met. */
export async function ask(
  { send, cookies }: Asked,
  { actor, path, ...init }: { actor: Actor; path: string } & RequestInit,
): Promise<Answer> {
  const headers = new Headers(init.headers);
  if (actor !== 'anonymous') headers.set('Cookie', cookies[actor]);
  requests += 1;
  headers.set('X-Forwarded-For', `10.${requests >> 16}.${(requests >> 8) & 255}.${requests & 255}`);
  const response = await send(path, { ...init, headers });
  // Events never end; everything else is read, as a browser does.
  const isEvents = response.headers.get('Content-Type')?.startsWith('text/event-stream') ?? false;
  if (isEvents) await response.body?.cancel();
  const text = isEvents ? '' : await response.text();
  if (response.status === 202) return { status: 302, to: /"(\/[^"]*)"/.exec(text)?.[1] ?? null };
  return { status: response.status, to: response.headers.get('Location') };
}

/** A form as a page of the site sends it, or files as a browser sends none. */
export function formInit(origin: string, fields: Record<string, string>, isMultipart = false): RequestInit {
  const headers = { Origin: origin };
  if (!isMultipart) return { method: 'POST', body: new URLSearchParams(fields), headers };
  const body = new FormData();
  body.set('file', new File([], ''));
  return { method: 'POST', body, headers };
}

/** The address under which a page's loaders or its action alone are asked, as its scripts do. */
export function dataPath(path: string, routeId: string | null): string {
  const [pathname = '', search = ''] = path.split('?');
  const query = new URLSearchParams(search);
  if (routeId !== null) query.set('_routes', routeId);
  return `${pathname === '/' ? '/_root' : pathname}.data?${query}`;
}

/** The ids that an address asks about, in turn: of somebody's thing whose they are, of the center's whether there is one. */
export interface Variant {
  ownership: Ownership | null;
  fill: (text: string) => string;
}

const OF_TEAMS: readonly Thing[] = ['team', 'group'];
const THINGS: readonly Thing[] = ['person', 'team', 'goal', 'learning', 'group', 'effect', 'line'];

/** Every variant of an address or form: by whose thing it names, or by whether there is such a thing. */
export function variantsOf(texts: string, center: MatrixCenter): Variant[] {
  const thing = THINGS.find((one) => new RegExp(`:${one}\\b`).test(texts));
  const some = {
    ':import': String(center.importId),
    ':profile': 'aircall_v1',
    ':token': center.token,
    ':reset': center.reset,
    ':undone': String(center.undoneId),
    ':upload': 'a'.repeat(64),
  };
  if (thing !== undefined) {
    const asked = OWNERSHIPS.filter((ownership) => ownership !== 'team' || !OF_TEAMS.includes(thing));
    return asked.map((ownership) => ({
      ownership,
      fill: (text) => text.replace(`:${thing}`, center.idOf(thing, ownership)),
    }));
  }
  const known = Object.entries(some).find(([name]) => texts.includes(name));
  if (known === undefined) return [{ ownership: null, fill: (text) => text }];
  const [name, id] = known;
  return [
    { ownership: null, fill: (text) => text.replace(name, id) },
    { ownership: 'missing', fill: (text) => text.replace(name, '999999') },
    { ownership: 'nonsense', fill: (text) => text.replace(name, '1e9x') },
  ];
}

/** How many rows were written since the database was opened: the same where nothing was. */
export async function countChanges({ db, lobby }: OpenDatabase): Promise<number> {
  const asked = sql<{ n: number }>`SELECT total_changes() AS n`;
  const counted = await Promise.all([asked.execute(db), asked.execute(lobby)]);
  return counted.reduce((sum, { rows }) => sum + rows[0]!.n, 0);
}

/** All that stands in the database and its lobby, as one hash. */
export async function checksum({ db, lobby }: OpenDatabase): Promise<string> {
  const hash = createHash('sha256');
  for (const one of [db, lobby] as Kysely<unknown>[]) {
    const names = sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`;
    for (const { name } of (await names.execute(one)).rows) {
      const { rows } = await sql`SELECT * FROM ${sql.table(name)}`.execute(one);
      hash.update(JSON.stringify([name, rows]));
    }
  }
  return hash.digest('hex');
}
