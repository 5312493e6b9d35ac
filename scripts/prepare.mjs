// What npm run demo needs before it can begin, on a clean clone too. Plain Node: nothing is installed yet.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtAt } from './whole-build.mjs';

const BUILT_FROM = [
  'app',
  'db',
  'importers',
  'vite.config.ts',
  'remix.config.js',
  'tsconfig.json',
  'package-lock.json',
];

/** Ends with a plain word where this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Fairlead needs Node 20.19 or newer; this is Node ${process.versions.node}. Get one from https://nodejs.org`);
}

/** Installs what package-lock.json lists, where any of it is missing or of another version. */
export async function installIfNeeded() {
  if (isInstalled()) return;
  console.info('Installing the packages (once; a minute or two) …');
  // Building takes the development packages too, which npm would leave out where NODE_ENV says production.
  if ((await npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')) !== 0) {
    stop('The packages could not be installed; the lines above say why. Then run the same command again.');
  }
}

/** Builds the app where the build is missing, not whole or older than what it is made from. */
export async function buildIfNeeded() {
  const at = builtAt();
  if (at !== null && !BUILT_FROM.some((path) => isNewer(path, at))) return;
  console.info('Building the pages …');
  const said = [];
  if ((await npm('run', '--silent', 'build', { said })) === 0) return;
  console.error(said.join(''));
  stop('The pages could not be built; the lines above say why.');
}

/** Runs a script with tsx and gives its exit code; what it sends is handed to onMessage. */
export function runScript(path, { env, onMessage }) {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  return waitFor(
    spawn(process.execPath, ['--import', 'tsx', path], { env: { ...process.env, ...env }, stdio }),
    onMessage,
  );
}

export function stop(message) {
  console.error(message);
  process.exit(1);
}

function isInstalled() {
  const installed = readLock(join('node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const wanted = Object.entries(readLock('package-lock.json') ?? {});
  const sqlite = sqlitePath();
  // The root, and what only other platforms and versions of Node need, are not installed.
  return wanted.every(
    ([path, { version, optional }]) =>
      path === '' || (optional && path !== sqlite) || installed[path]?.version === version,
  );
}

/** Where the lock file has the SQLite driver that this Node can run; db/sqlite/driver.ts says why there are two. */
function sqlitePath() {
  const folder = Number(process.versions.node.split('.')[0]) < 22 ? 'packages/sqlite-node-20/' : '';
  return `${folder}node_modules/better-sqlite3`;
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}

function isNewer(path, time) {
  if (!existsSync(path)) return false;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs > time;
  return readdirSync(path).some((name) => isNewer(join(path, name), time));
}

/** Runs npm, the same one that runs this script where it does; `said` keeps what it prints instead of showing it. */
function npm(...args) {
  const { said } = typeof args.at(-1) === 'object' ? args.pop() : {};
  const stdio = said ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const own = process.env.npm_execpath;
  const child = own
    ? spawn(process.execPath, [own, ...args], { stdio })
    : spawn('npm', args, { stdio, shell: process.platform === 'win32' });
  for (const stream of said ? [child.stdout, child.stderr] : []) stream.on('data', (text) => said.push(String(text)));
  return waitFor(child);
}

/** The child's exit code. It does not outlive this process, and when it is interrupted so are we. */
function waitFor(child, onMessage = () => {}) {
  const end = (signal) => {
    child.kill(signal);
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  return new Promise((resolve, reject) => {
    child.on('message', onMessage);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const each of ['SIGINT', 'SIGTERM']) process.off(each, end);
      if (signal !== null) process.exit(130);
      resolve(code);
    });
  });
}
