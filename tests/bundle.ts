import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';

/** A folder with these files as plain JavaScript, each under its name: what is killed again and again must start fast. */
export async function bundle(entries: Record<string, string>): Promise<string> {
  const folder = mkdtempSync(join(resolve('node_modules'), '.kill-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [tsconfigPaths()],
    // As the built server: whoever runs tests says that it is none.
    define: { 'import.meta.env.PROD': 'true' },
    // Fewer files start faster.
    ssr: { noExternal: true, external: ['better-sqlite3', 'sqlite-node-20'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { input: entries, output: { entryFileNames: '[name].mjs' } },
    },
  });
  return folder;
}
