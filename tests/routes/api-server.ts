import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { countingWork, inLine } from '~/features/access/request-line.server';
import * as importsRoute from '~/routes/api.imports._index';
import * as importRoute from '~/routes/api.imports.$id._index';
import * as rejectedRoute from '~/routes/api.imports.$id.rejected[.]csv';
import * as metricsRoute from '~/routes/api.metrics';
import { admit, answerError } from '~/server/admit.server';
import { forReader } from '~/server/reader.server';
import { refuseNonsense } from '~/server/refuse-nonsense.server';
import { createSiteServer } from '../../scripts/site-server.mjs';

type Routes = Record<string, unknown>;

const API: Routes = {
  'api/imports': importsRoute,
  'api/imports/:id': importRoute,
  'api/metrics': metricsRoute,
  'api/imports/:id/rejected.csv': rejectedRoute,
};

/** Routes behind the same adapter as in production; nothing that needs a bundle: where a page would be drawn, only its status is told. */
const buildOf = (routes: Routes) =>
  ({
    entry: {
      module: {
        default: (_: Request, status: number) => new Response('no page here', { status }),
        admit,
        answerError,
        countingWork,
        forReader,
        inLine,
        refuseNonsense,
      },
    },
    routes: Object.fromEntries([
      ['root', { id: 'root', path: '', module: { default: () => null } }],
      ...Object.entries(routes).map(([path, module]) => [path, { id: path, path, module, parentId: 'root' }]),
    ]),
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: { v3_singleFetch: true },
    isSpaMode: false,
    mode: 'production',
  }) as unknown as ServerBuild;

/** A server of this process for the interface for programs, on a free port, with its address and what stops it. */
export const startApiServer = () => startServerOf(API);

/** As startApiServer, for other routes, by their path. */
export async function startServerOf(routes: Routes): Promise<{ url: string; stop(): Promise<void> }> {
  const server: Server = createSiteServer(buildOf(routes));
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
