import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixConfig), tsconfigPaths()],
  server: { host: '127.0.0.1' },
  // Its build for browsers is never used, and cannot be bundled ahead.
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
  build: { sourcemap: true },
});
