import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-build-'));
  for (const part of ['build/server', 'app']) mkdirSync(join(folder, part), { recursive: true });
  // As a build that was killed before its threads were there.
  writeFileSync(join(folder, 'build/server/index.js'), 'export const entry = {};');
});
afterEach(() => rmSync(folder, { recursive: true }));

const WHOLE_BUILD = resolve('scripts/whole-build.mjs');
const run = (text: string) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', text], { cwd: folder, encoding: 'utf8' });
const whole = (text: string) =>
  run(`import { beginBuild, builtAt, endBuild } from ${JSON.stringify(WHOLE_BUILD)}; ${text}`).trim();

test('a server does not start on a build that was killed on its way, and says what to do', () => {
  const { status, stderr } = spawnSync(process.execPath, [resolve('scripts/serve.mjs')], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining('Run: npm run build')]);
});

test('npm run demo builds anew where the build was killed, and not where it is whole and the newest', () => {
  const npm = join(folder, 'npm.mjs');
  writeFileSync(npm, '');
  const prepare = () =>
    run(`process.env.npm_execpath = ${JSON.stringify(npm)};
      const { buildIfNeeded } = await import(${JSON.stringify(resolve('scripts/prepare.mjs'))});
      await buildIfNeeded();`);
  expect(prepare()).toContain('Building the pages');
  whole('endBuild()');
  expect(prepare()).toBe('');
  utimesSync(join(folder, 'build/whole'), 1, 1);
  writeFileSync(join(folder, 'app/new.ts'), '');
  expect(prepare()).toContain('Building the pages');
});

test('from its begin to its end a build is not whole', () => {
  expect(whole('console.log(builtAt())')).toBe('null');
  whole('endBuild()');
  expect(Number(whole('console.log(builtAt())'))).toBeGreaterThan(0);
  whole('beginBuild()');
  expect(whole('console.log(builtAt())')).toBe('null');
});
