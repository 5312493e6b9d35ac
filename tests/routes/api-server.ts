import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import * as importsRoute from '~/routes/api.imports._index';
import * as importRoute from '~/routes/api.imports.$id._index';
import * as rejectedRoute from '~/routes/api.imports.$id.rejected[.]csv';
import * as metricsRoute from '~/routes/api.metrics';
import { admit, answerError } from '~/server/admit.server';
import { createSiteServer } from '../../scripts/site-server.mjs';

const route = (id: string, path: string, module: unknown) => ({ id, path, module, parentId: 'root' });

/** The interface's routes behind the same adapter as in production; nothing that needs a bundle. */
const BUILD = {
  entry: { module: { default: () => new Response('no page here', { status: 404 }), admit, answerError } },
  routes: Object.fromEntries(
    [
      { id: 'root', path: '', module: { default: () => null } },
      route('imports', 'api/imports', importsRoute),
      route('import', 'api/imports/:id', importRoute),
      route('metrics', 'api/metrics', metricsRoute),
      route('rejected', 'api/imports/:id/rejected.csv', rejectedRoute),
    ].map((each) => [each.id, each]),
  ),
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: { v3_singleFetch: true },
  isSpaMode: false,
  mode: 'production',
} as unknown as ServerBuild;

/** A server of this process on a free port, with its address and what stops it. */
export async function startApiServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const server: Server = createSiteServer(BUILD);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
