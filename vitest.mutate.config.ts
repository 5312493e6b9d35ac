import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { defineConfig, mergeConfig } from 'vitest/config';
import { MUTATED } from './stryker.config.mjs';
import usual from './vitest.config';

/** Of hundreds of files together, which every mutation would read again. */
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const distributions = Object.keys(dependencies).filter((name) => name.startsWith('@stdlib/'));
const folder = join(import.meta.dirname, 'node_modules/.cache/in-one-file');
buildSync({
  entryPoints: distributions.map((name) => ({ in: name, out: name.replace('/', '-') })),
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  splitting: true,
});
const alias = distributions.map((name) => ({ find: name, replacement: join(folder, `${name.replace('/', '-')}.mjs`) }));

/** The tests by which `npm run mutate` judges the small mutations of a part. */
const config = mergeConfig(usual, defineConfig({ resolve: { alias }, test: { testTimeout: 60_000 } }));
config.test!.projects = [
  // For one mutation all files run in one thread, which begins anew with the next.
  { extends: true, test: { name: 'mutate', isolate: false, include: MUTATED.tests, exclude: MUTATED.slow } },
];
export default config;
