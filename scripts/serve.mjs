// Serves the built app: PORT (3000), HOST (this machine only, unless told), FAIRLEAD_URL, DATABASE_URL, AS_OF.
import { createSiteServer } from './site-server.mjs';
import { builtAt } from './whole-build.mjs';

process.env.NODE_ENV ??= 'production';
const port = Number(process.env.PORT ?? 3000);
const hosts = process.env.HOST ? [process.env.HOST] : ['127.0.0.1', '::1'];

if (builtAt() === null) {
  console.error('Fairlead has not been built yet, or not to the end. Run: npm run build');
  process.exit(1);
}
const build = await import('../build/server/index.js');
await build.entry.module.started.catch((error) => {
  console.error(error.message);
  process.exit(1);
});

const listening = await Promise.all(hosts.map(listen));
const servers = listening.filter((server) => server !== null);
console.info(`Fairlead is ready on http://localhost:${port}`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);

/** The listening server; null where this machine has no such address. Ends here where the port is taken. */
function listen(host) {
  return new Promise((resolve, reject) => {
    const server = createSiteServer(build);
    server.once('error', (error) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') return resolve(null);
      if (error.code !== 'EADDRINUSE') return reject(error);
      console.error(
        `Port ${port} is in use. Stop the other program, or choose another port, such as PORT=${port + 1}.`,
      );
      process.exit(1);
    });
    server.listen(port, host, () => resolve(server));
  });
}

/** Lets requests under way finish; open event streams are cut. */
async function stop() {
  const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
  for (const server of servers) server.closeIdleConnections();
  const patience = setTimeout(() => process.exit(0), 3_000);
  await Promise.all(closed);
  await (await globalThis.fairleadDatabase)?.close();
  clearTimeout(patience);
  process.exit(0);
}
