import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** The door of scripts/site-server.mjs, for `npm run dev` too. */
const door: Plugin = {
  name: 'door',
  configureServer(server) {
    server.middlewares.use(async (req, res, next) => {
      const { admit } = await server.ssrLoadModule('./app/server/admit.server.ts');
      admit(req, res, next);
    });
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [door, remix(remixConfig), tsconfigPaths()],
  server: { host: '127.0.0.1' },
  // Its build for browsers is never used, and cannot be bundled ahead.
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
  // Those of the pages would show the program to everybody.
  build: { sourcemap: isSsrBuild },
}));
