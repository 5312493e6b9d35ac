import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';
import { buildPrograms, NODE } from './scripts/build-programs.mjs';
import { beginBuild } from './scripts/whole-build.mjs';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Vite's own choice: those that know modules. */
const BROWSERS = ['es2020', 'edge88', 'firefox78', 'chrome87', 'safari14'];

/** What every page has, and most: small files compress badly, each by itself. The framework stays when ours changes. */
const SHARED = {
  framework: /\/node_modules\/(react|react-dom|react-router|react-router-dom|scheduler|turbo-stream|@remix-run)\//,
  // Only pages on which somebody types load it.
  forms: /\/app\/components\/(typed-form|checkbox-group)\.tsx/,
  components: /\/app\/(components|charts)\//,
};
const manualChunks = (id: string) => Object.entries(SHARED).find(([, of]) => of.test(id))?.[0];

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

const programs: Plugin = {
  name: 'programs',
  apply: ({ build }) => Boolean(build?.ssr),
  closeBundle: () => buildPrograms('build/programs', { PROD: true }),
};

/** Before the folder of the build is emptied; remix.config.js tells of its end. */
const whole: Plugin = { name: 'whole', apply: 'build', config: () => beginBuild() };

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [whole, door, programs, remix(remixConfig), tsconfigPaths()],
  server: { host: '127.0.0.1' },
  // Its build for browsers is never used, and cannot be bundled ahead.
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
  build: {
    // Those of the pages would show the program to everybody.
    sourcemap: isSsrBuild,
    // For servers nothing is rewritten for older ones: private fields would become maps, at each object made.
    target: isSsrBuild ? NODE : BROWSERS,
    // Four percent less to load than by esbuild.
    minify: isSsrBuild ? false : 'terser',
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks } },
    // Of both builds alike: a page names its stylesheet by what is in it.
    cssTarget: BROWSERS,
  },
}));
