// npm test: everything that this project holds itself to, on a clean clone too. Runs all of it even after a failure.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkBeside, count, finish, prepareChecks, run, runHeld, runPlaywright, runVitest, say } from './checks.mjs';
import { checkNode, installIfNeeded } from './prepare.mjs';

checkNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installIfNeeded();
prepareChecks();
const isBrowserThere = await provideBrowser();

// These need one processor each, the tests after them all that there are.
const [isBuilt] = await Promise.all([
  checkBeside('Build', 'npx', ['remix', 'vite:build']),
  checkBeside('Types', 'npx', ['tsc', '--noEmit']),
  checkBeside('Lint', 'npx', ['biome', 'check', '.']),
  checkBeside('Unused', 'npx', ['knip']),
  isBrowserThere &&
    runHeld('npx', ['tsx', '--eval', "import('./tests/browser/demo-data.ts').then((demo) => demo.loadDemo())"]),
]);
runVitest('Tests');
if (isBuilt && isBrowserThere) {
  runPlaywright('Browser tests');
} else {
  count(false, isBuilt ? 'The browser tests did not run: no browser.' : 'The browser tests did not run: no build.');
}
finish();

/** Finds a browser or installs one: the system's where one may, with all that it needs, else Playwright's own. */
async function provideBrowser() {
  const isRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  // One without windows takes half of the processor's time: worth installing beside another one.
  if (isRoot && !process.env.CHROMIUM_PATH && !findBrowser().includes('headless')) {
    say('Installing a browser');
    run('apt-get', ['update', '-q']);
    if (!installPackage('chromium-headless-shell') && findBrowser() === '') installPackage('chromium');
  }
  if (findBrowser() !== '') return true;
  run('npx', ['playwright', 'install', 'chromium']);
  if (findBrowser() !== '') return true;
  console.error(
    'No Chromium was found and none could be installed. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test',
  );
  return false;
}

function installPackage(name) {
  return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name]);
}

/** The browser's path, as the tests find it. */
function findBrowser() {
  const ask = "import('./tests/browser/find-browser.ts').then((find) => console.info(find.findBrowser() ?? ''))";
  return spawnSync('npx', ['tsx', '--eval', ask], { encoding: 'utf8' }).stdout.trim();
}
