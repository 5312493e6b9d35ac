// npm run soak: what takes too long for npm test. The attacks and long runs of tests/soak, and every test that draws
// samples, at its full count. Arguments are handed to vitest: npm run soak -- uploads
import { fileURLToPath } from 'node:url';
import { finish, prepareChecks, runVitest } from './checks.mjs';
import { buildIfNeeded, checkNode, installIfNeeded } from './prepare.mjs';

checkNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installIfNeeded();
prepareChecks();
await buildIfNeeded();
process.env.FAIRLEAD_SOAK = '1';
runVitest('Soak', ['--config', 'vitest.soak.config.ts', ...process.argv.slice(2)]);
finish();
