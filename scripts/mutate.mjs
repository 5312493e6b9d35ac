// npm run mutate: makes small mutations of the code, one at a time, and counts those that no test sees. All parts, or those that are named.
import { spawnSync } from 'node:child_process';
import { PART_NAMES } from '../stryker.config.mjs';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PART_NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`There is no part called ${unknown.join(', ')}. The parts are ${PART_NAMES.join(', ')}.`);
  process.exit(1);
}
const failed = (asked.length > 0 ? asked : PART_NAMES).filter((part) => {
  console.info(`\n${part}`);
  const env = { ...process.env, MUTATE: part };
  return spawnSync('npx', ['stryker', 'run'], { stdio: 'inherit', env }).status !== 0;
});
if (failed.length > 0) {
  console.error(`Too many mutations were not seen in: ${failed.join(', ')}.`);
  process.exit(1);
}
