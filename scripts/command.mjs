// A command line of the built Fairlead: npm run import, metrics and reset-admin.
import { builtAt } from './whole-build.mjs';

const FILES = {
  import: 'importers/cli',
  metrics: 'app/features/metrics/cli',
  'reset-admin': 'app/features/access/reset-admin-cli',
};

if (builtAt() === null) {
  console.error('Fairlead has not been built yet, or not to the end. Run: npm run build');
  process.exit(1);
}
// What is left is what was typed behind the command.
const [name] = process.argv.splice(2, 1);
await import(new URL(`../build/programs/${FILES[name]}.mjs`, import.meta.url).href);
