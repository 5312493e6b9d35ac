import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { findUser, insertUser } from 'db/queries/users';
import { openSession } from '~/features/access/session.server';
import { builtAt } from '../../scripts/whole-build.mjs';
import type { openBenchCenter } from './bench-center';

export const AS_OF = '2026-09-21';
export const PAGES = { 'team page': '/teams/1', 'person page': '/people/4' };
/** A page of the same server that shows nothing, for what a page costs before it has said a word. */
export const EMPTY_PATH = '/empty';

export type Center = Awaited<ReturnType<typeof openBenchCenter>>;
type Handler = (request: Request) => Promise<Response>;

const ORIGIN = 'http://localhost:3000';
const users = new WeakMap<Center, number>();

/** Opens pages of a center, by somebody who is signed in, and gives how many milliseconds each took. */
export async function openPages(center: Center): Promise<(path: string) => Promise<number>> {
  const handle = await openServer(center);
  const { headers } = await signedIn(center, '/');
  return async (path) => {
    globalThis.fairleadDatabase = Promise.resolve(center);
    const started = performance.now();
    const response = await handle(new Request(ORIGIN + path, { headers }));
    const html = await response.text();
    if (response.status !== 200 || !html.includes('</html>')) throw new Error(`${path} answered ${response.status}`);
    return performance.now() - started;
  };
}

let handler: Promise<Handler> | null = null;

/** The built server's handler of requests, which finds this center when it starts and does not open the user's own. */
async function openServer(center: Center): Promise<Handler> {
  process.env.AS_OF = AS_OF;
  process.env.LOG_LEVEL = 'warn';
  // As scripts/serve.mjs serves it; React asks when it is imported.
  process.env.NODE_ENV = 'production';
  globalThis.fairleadDatabase = Promise.resolve(center);
  await signedIn(center, '/');
  handler ??= builtServer().then((build) => createRequestHandler(withEmptyPage(build), 'production'));
  return handler;
}

/** What `npm run build` made. */
export async function builtServer(): Promise<ServerBuild> {
  const path = resolve('build/server/index.js');
  if (builtAt() === null) throw new Error('The pages are not built. Run `npm run build` first.');
  return (await import(pathToFileURL(path).href)) as ServerBuild;
}

function withEmptyPage(build: ServerBuild): ServerBuild {
  const id = 'bench-empty';
  const about = { id, parentId: 'root', path: EMPTY_PATH.slice(1) };
  const { routes } = build.assets;
  const has = {
    hasAction: false,
    hasLoader: false,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
  };
  return {
    ...build,
    routes: { ...build.routes, [id]: { ...about, module: { default: () => null } } },
    assets: { ...build.assets, routes: { ...routes, [id]: { ...about, ...has, module: routes.root!.module } } },
  };
}

async function signedIn(center: Center, path: string): Promise<Request> {
  const userId =
    users.get(center) ??
    (await insertUser(center.db, {
      name: 'Bench',
      email: `${randomBytes(4).toString('hex')}@example.com`,
      role: 'leader',
      created_at: 0,
    }));
  users.set(center, userId);
  const user = (await findUser(center, userId))!;
  const cookie = await center.lobby
    .transaction()
    .execute((trx) => openSession(trx, { request: new Request(ORIGIN + path), user }));
  return new Request(ORIGIN + path, { headers: { Cookie: cookie.split(';')[0]! } });
}
