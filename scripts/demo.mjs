// npm run demo: installs, builds and loads what is missing, then serves a simulated contact center.
// PORT (3000), HOST (this machine only, unless told), AS_OF (the day that counts as today), DATABASE_URL.
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded, checkNode, installIfNeeded, runScript, stop } from './prepare.mjs';

checkNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const port = Number(process.env.PORT ?? 3000);
const asOf = process.env.AS_OF ?? localToday();
if (!Number.isInteger(port) || port < 1 || port > 65535)
  stop(`PORT is ${process.env.PORT}; it must be a number up to 65535.`);
if (!isDay(asOf)) stop(`AS_OF is ${asOf}; it must be a day such as 2026-03-02.`);
if (await isTaken(port))
  stop(`Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm run demo`);

process.env.FAIRLEAD_DEMO = '1';
process.env.AS_OF = asOf;
process.env.PORT = String(port);
process.env.DATABASE_URL ??= 'file:./data/demo/fairlead.db';
process.env.LOG_LEVEL ??= 'warn';

await installIfNeeded();
await buildIfNeeded();
process.env.NODE_ENV = 'production';
let accounts = [];
const code = await runScript('scripts/load-demo.ts', { onMessage: (message) => (accounts = message.accounts) });
if (code !== 0) stop('The simulated contact center could not be loaded; the lines above say why.');

await import('./serve.mjs');
console.info(`\nThe day is ${asOf}. The sign-in page lets you in with one click as`);
for (const { name, role, what } of accounts) console.info(`  ${name.padEnd(18)} ${role.padEnd(11)} ${what}`);
console.info('\nCtrl-C ends it.');

/** Today on this machine's clock, yyyy-MM-dd. */
function localToday() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function isDay(text) {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Asked before the long work, so that nobody waits for nothing. */
function isTaken(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code === 'EADDRINUSE'));
    probe.listen(port, process.env.HOST ?? '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}
