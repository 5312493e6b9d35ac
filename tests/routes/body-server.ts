import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { countingWork, inLine } from '~/features/access/request-line.server';
import { forReader } from '~/server/reader.server';
import { answerBy } from '../../scripts/answer.mjs';

const route = (loader: () => Response) => ({ id: 'body', parentId: 'root', path: '', index: true, module: { loader } });

/** A server that answers with a body, compressed and sent as scripts/serve.mjs does. */
export async function serveBodies(
  body: () => ReadableStream<Uint8Array>,
): Promise<{ port: number; stop(): Promise<void> }> {
  // They come without types, as they do to scripts/serve.mjs.
  const [{ default: express }, { default: compression }] = await Promise.all(
    ['express', 'compression'].map((name) => import(name)),
  );
  const loader = () => new Response(body(), { headers: { 'Content-Type': 'text/csv' } });
  const build = {
    entry: {
      module: { default: () => new Response('no page here', { status: 404 }), countingWork, forReader, inLine },
    },
    routes: { root: { id: 'root', path: '', module: { default: () => null } }, body: route(loader) },
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: { v3_singleFetch: true },
    isSpaMode: false,
    mode: 'production',
  };
  const app = express();
  app.use(compression());
  app.all('*', answerBy({ build, getLoadContext: () => ({}) }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
