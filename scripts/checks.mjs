// What npm test and npm run soak share: checks run one after another or beside each other, and their totals.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const REPORTS = 'test-results';
const totals = { passed: 0, failed: 0 };
/** What failed, said again at the end, where a long output may have been cut. */
const failures = [];

/** Empties the folder of reports and sets what every check expects of its environment. */
export function prepareChecks() {
  process.env.TZ = 'UTC';
  delete process.env.AS_OF;
  delete process.env.DATABASE_URL;
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
}

/** Runs one check under its heading and tells how long it took. */
export function check(title, command, args) {
  say(title);
  const begun = Date.now();
  const isGood = run(command, args);
  console.info(`${title}: ${isGood ? 'passed' : 'failed'} in ${secondsSince(begun)} s`);
  return isGood;
}

/** A check that counts as one test and runs while others do: what it prints comes in one piece, when it has ended. */
export async function checkBeside(title, command, args) {
  const begun = Date.now();
  const { isGood, output } = await runHeld(command, args);
  say(title);
  process.stdout.write(output);
  console.info(`${title}: ${isGood ? 'passed' : 'failed'} in ${secondsSince(begun)} s`);
  count(isGood, title);
  return isGood;
}

/** Runs vitest, with a configuration of its own where one is named, and counts its tests. */
export function runVitest(title, options = []) {
  const report = join(REPORTS, 'tests.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  check(title, 'npx', ['vitest', 'run', ...reporters, ...options]);
  countReport(report, (found) => ({
    passed: found.numPassedTests,
    failed:
      found.numFailedTests +
      found.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
    failures: found.testResults.flatMap(failuresOfFile),
  }));
}

/** Runs the browser tests and counts them. A test that failed and then passed counts as failed. */
export function runPlaywright(title) {
  check(title, 'npx', ['playwright', 'test']);
  countReport(join(REPORTS, 'browser.json'), ({ stats, errors, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (errors.length > 0 && stats.unexpected === 0 ? 1 : 0),
    failures: [...errors.map(({ message }) => message), ...suites.flatMap(failuresOfSuite)],
  }));
}

/** Counts one test by its outcome. */
export function count(isGood, name) {
  totals[isGood ? 'passed' : 'failed'] += 1;
  if (!isGood) failures.push(name);
}

/** Says again what failed, prints the totals last and ends with the exit status that they mean. */
export function finish() {
  for (const failure of failures) console.info(`\nFailed: ${failure}`);
  writeFileSync(join(REPORTS, 'totals.json'), JSON.stringify(totals));
  console.info(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
}

/** Runs a command beside others and holds back what it prints. */
export function runHeld(command, args) {
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

export function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

export function say(title) {
  console.info(`\n— ${title}`);
}

function failuresOfFile({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && assertionResults.length === 0) return [`${name}\n${message}`];
  return failed.map((test) => `${name}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
}

/** Playwright's report nests suites. */
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

const secondsSince = (begun) => Math.round((Date.now() - begun) / 1000);
