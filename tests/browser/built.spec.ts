import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const BUILT = ['build/server', 'build/programs'];

test('the built server, its threads and the command lines need no package but the dependencies', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const allowed = Object.keys({ ...dependencies, ...optionalDependencies });
  for (const name of ['tsx', 'typescript', 'esbuild']) expect(allowed).not.toContain(name);
  const files = BUILT.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ).filter((path) => /\.m?js$/.test(path));
  const imported = [
    'scripts/command.mjs',
    'scripts/serve.mjs',
    'scripts/site-server.mjs',
    'scripts/answer.mjs',
    ...files,
  ].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^import\b[^'"]*?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm)].map(
      ([, from, lazily]) => from ?? lazily!,
    ),
  );
  const packages = new Set(
    imported
      .filter((name) => !/^(node:|[./])/.test(name) && !builtinModules.includes(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );
  expect(packages.size).toBeGreaterThan(10);
  expect([...packages].filter((name) => !allowed.includes(name))).toEqual([]);
});

/** What d3's packages leave in a file however it is minified: names of methods, and words of errors. */
const D3 = /\.(?:bandwidth|paddingInner|defined|lineX0|interpolate|rangeRound|tickFormat)=|negative radius|_intern\b/;

test('no browser loads d3: charts are drawn on the server', () => {
  const scripts = readdirSync('build/client/assets').filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(20);
  expect(scripts.filter((name) => D3.test(readFileSync(join('build/client/assets', name), 'utf8')))).toEqual([]);
  for (const part of ['d3-scale', 'd3-shape', 'd3-array']) {
    const whole = readFileSync(`node_modules/${part}/dist/${part}.min.js`, 'utf8');
    expect([part, D3.test(whole)], 'the words by which it is found').toEqual([part, true]);
  }
});
