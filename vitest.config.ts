import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take minutes, the longest first: begun last they would leave a processor idle at the end. */
const LONGEST = [
  'features/planted-truths',
  'soak/bodies',
  'importers/mutations',
  'routes/every-action-under-lock',
  'soak/migrations',
  'importers/kill',
  'importers/cli',
  'metrics/goals/honest-bins',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.includes(`/tests/${name}.`));
      return place < 0 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

/** Each is hundreds of files, and every file of tests reads them again: in one file they take a fifth of the time. */
const IN_ONE_FILE = ['date-fns', 'kysely', 'lucide-react'].map((name) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  const file = join(import.meta.dirname, 'node_modules/.cache/in-one-file', `${name}-${version}.mjs`);
  if (!existsSync(file))
    buildSync({
      entryPoints: [name],
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['react'],
    });
  return { find: new RegExp(`^${name}$`), replacement: file };
});

/** Attempts are counted as long as a process lives, by numbers of accounts that each file gives anew: each of these begins at none. */
const COUNTING = 'tests/routes/{access-,credentials,own-sessions,reset-password,sign-in-,token}*.test.ts';
const NEVER = ['tests/browser/**', 'node_modules/**'];

export default defineConfig({
  plugins: [tsconfigPaths()],
  resolve: { alias: IN_ONE_FILE },
  test: {
    globalSetup: ['tests/migrated-template.ts', 'tests/built-programs.ts'],
    setupFiles: 'tests/end-with-file.ts',
    env: { TZ: 'UTC', NODE_ENV: 'test' },
    testTimeout: 30_000,
    pool: 'forks',
    // One more than two processors: tests wait for threads, child processes and the disk a quarter of their time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...NEVER, COUNTING],
          // What files import is read once for all of them: to read it anew for each took a third of the whole time. So a
          // file leaves nothing behind, and what prepares each test is a function that it calls, not a hook of what it imports.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'counting', include: [COUNTING], exclude: NEVER } },
    ],
  },
});
