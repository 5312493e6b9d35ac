import { build } from 'esbuild';

/** What threads run (db/threads/start-thread.ts), and the command lines (scripts/command.mjs). */
const PROGRAMS = [
  'db/reading/answer.ts',
  'importers/load/threads/worker.ts',
  'importers/load/threads/reader.ts',
  'app/features/downloads/writer.server.ts',
  'importers/cli.ts',
  'app/features/metrics/cli.ts',
  'app/features/access/reset-admin-cli.ts',
];

/** The oldest that runs a server (package.json). */
export const NODE = 'node20';

/** Builds each program, and what else is named, into the folder with all that it needs of this project; env is its import.meta.env. */
export async function buildPrograms(folder, env, others = []) {
  await build({
    entryPoints: [...PROGRAMS, ...others],
    outdir: folder,
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: NODE,
    sourcemap: true,
    define: { 'import.meta.env': JSON.stringify(env) },
  });
}
