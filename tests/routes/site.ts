import { resolve } from 'node:path';
import type { UNSAFE_RouteConfigEntry as RouteConfigEntry } from '@remix-run/dev';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { SignedInUser } from '~/features/access/permissions';
import { request, signedInRequest } from './harness';

const modules = import.meta.glob('../../app/routes/*.{ts,tsx}');

/** The whole site as it answers in production, of the database that is open in this test; only what browsers load is missing. */
export async function openSite() {
  const handle = createRequestHandler(await buildSite(), 'production');
  return async (user: Pick<SignedInUser, 'id'> | null, path: string, init?: RequestInit) =>
    handle(user === null ? request(path, init) : await signedInRequest(user, path, init));
}

/** The site as a build of it, for a server. */
export async function buildSite(): Promise<ServerBuild> {
  // Where @remix-run/fs-routes looks for the folder of routes; Remix's own build sets it.
  globalThis.__remixAppDirectory = resolve('app');
  const config = await (await import('~/routes')).default;
  const routes = [
    { id: 'root', path: '', parentId: undefined, index: undefined, module: await import('~/root') },
    ...(await Promise.all(flat(config, 'root').map(load))),
  ];
  const entry = await import('~/entry.server');
  // It looks for accounts, and must not do so when a test has closed its database.
  await entry.started;
  const byId = Object.fromEntries(routes.map((route) => [route.id, route]));
  return {
    entry: { module: entry },
    routes: byId,
    assets: {
      entry: { imports: [], module: '' },
      routes: Object.fromEntries(
        routes.map(({ module, ...route }) => [route.id, { ...route, module: '', imports: [] }]),
      ),
      url: '',
      version: '',
    },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: { v3_singleFetch: true, v3_relativeSplatPath: true },
    isSpaMode: false,
    mode: 'production',
  } as unknown as ServerBuild;
}

/** The address of every route, or of those that are wanted, as its file says it: /goals/:id. */
export async function findPaths(isWanted: (module: object) => boolean = () => true): Promise<string[]> {
  const { routes } = await buildSite();
  const addressOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id];
    return route ? `${addressOf(route.parentId)}${route.path ? `/${route.path}` : ''}` : '';
  };
  return [
    ...new Set(Object.values(routes).flatMap((route) => (isWanted(route!.module) ? addressOf(route!.id) || '/' : []))),
  ].sort();
}

interface FlatRoute extends RouteConfigEntry {
  id: string;
  parentId: string;
}

function flat(entries: readonly RouteConfigEntry[], parentId: string): FlatRoute[] {
  return entries.flatMap(({ children = [], ...entry }) => {
    const id = entry.id ?? entry.file.replace(/\.tsx?$/, '');
    return [{ ...entry, id, parentId }, ...flat(children, id)];
  });
}

async function load({ id, parentId, path, index, file }: FlatRoute) {
  return { id, parentId, path, index, module: await modules[`../../app/${file}`]!() };
}
