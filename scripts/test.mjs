// npm test: everything that this project holds itself to, on a clean clone too. Runs all of it even after a failure.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkNode, installIfNeeded } from './prepare.mjs';

checkNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installIfNeeded();
process.env.TZ = 'UTC';
delete process.env.AS_OF;
delete process.env.DATABASE_URL;
rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

const totals = { passed: 0, failed: 0 };
/** What failed, said again at the end, where a long output may have been cut. */
const failures = [];
const isBrowserThere = await provideBrowser();

// These need one processor each, the tests after them all that there are.
const [isBuilt] = await Promise.all([
  checkBeside('Build', 'npx', ['remix', 'vite:build']),
  checkBeside('Types', 'npx', ['tsc', '--noEmit']),
  checkBeside('Lint', 'npx', ['biome', 'check', '.']),
  isBrowserThere &&
    runHeld('npx', ['tsx', '--eval', "import('./tests/browser/demo-data.ts').then((demo) => demo.loadDemo())"]),
]);
check('Tests', 'npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json=test-results/tests.json',
]);
countReport('test-results/tests.json', (report) => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  failures: report.testResults.flatMap(failuresOfFile),
}));
if (isBuilt && isBrowserThere) {
  check('Browser tests', 'npx', ['playwright', 'test']);
  countReport('test-results/browser.json', ({ stats, errors, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (errors.length > 0 && stats.unexpected === 0 ? 1 : 0),
    failures: [...errors.map(({ message }) => message), ...suites.flatMap(failuresOfSuite)],
  }));
} else {
  console.error(isBuilt ? 'The browser tests did not run: no browser.' : 'The browser tests did not run: no build.');
  totals.failed += 1;
}

for (const failure of failures) console.info(`\nFailed: ${failure}`);
console.info(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

/** Runs one check under its heading and tells how long it took. */
function check(title, command, args) {
  say(title);
  const begun = Date.now();
  const isGood = run(command, args);
  console.info(`${title}: ${isGood ? 'passed' : 'failed'} in ${Math.round((Date.now() - begun) / 1000)} s`);
  return isGood;
}

/** A check that counts as one test and runs while others do: what it prints comes in one piece, when it has ended. */
async function checkBeside(title, command, args) {
  const begun = Date.now();
  const { isGood, output } = await runHeld(command, args);
  say(title);
  process.stdout.write(output);
  console.info(`${title}: ${isGood ? 'passed' : 'failed'} in ${Math.round((Date.now() - begun) / 1000)} s`);
  return count(isGood, title);
}

/** A check that counts as one test. */
function count(isGood, name) {
  totals[isGood ? 'passed' : 'failed'] += 1;
  if (!isGood) failures.push(name);
  return isGood;
}

function failuresOfFile({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && assertionResults.length === 0) return [`${name}\n${message}`];
  return failed.map((test) => `${name}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
}

/** Playwright's report nests suites; a test that failed and then passed counts as failed too. */
function failuresOfSuite({ suites = [], specs = [] }) {
  const failed = specs.filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'));
  const told = failed.map(({ file, title, tests }) => {
    const errors = tests.flatMap(({ results }) =>
      results.flatMap(({ errors }) => errors.map((error) => error.message)),
    );
    return `${file}: ${title}\n${errors.join('\n')}`;
  });
  return [...told, ...suites.flatMap(failuresOfSuite)];
}

/** Adds what a runner's report says; one failure where it wrote none. */
function countReport(path, read) {
  const found = existsSync(path)
    ? read(JSON.parse(readFileSync(path, 'utf8')))
    : { passed: 0, failed: 1, failures: [`no report at ${path}`] };
  totals.passed += found.passed;
  totals.failed += found.failed;
  failures.push(...found.failures);
}

/** Finds a browser or installs one: the system's where one may, with all that it needs, else Playwright's own. */
async function provideBrowser() {
  if (hasBrowser()) return true;
  say('Installing a browser');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  }
  if (hasBrowser()) return true;
  run('npx', ['playwright', 'install', 'chromium']);
  if (hasBrowser()) return true;
  console.error(
    'No Chromium was found and none could be installed. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test',
  );
  return false;
}

function hasBrowser() {
  const ask = "import { findBrowser } from './tests/browser/find-browser.ts'; process.exit(findBrowser() ? 0 : 1)";
  return spawnSync('npx', ['tsx', '--eval', ask], { stdio: 'ignore' }).status === 0;
}

/** Runs a command beside others and holds back what it prints. */
function runHeld(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ isGood: false, output: `${error.message}\n` }));
    child.on('close', (code) => resolve({ isGood: code === 0, output }));
  });
}

function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function say(title) {
  console.info(`\n— ${title}`);
}
