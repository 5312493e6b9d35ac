import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildPrograms } from '../scripts/build-programs.mjs';

/** Builds threads and command lines before all tests, where packages are found: each start of one takes a second less. */
export default async function makePrograms() {
  const folder = mkdtempSync(join(resolve('node_modules'), '.programs-'));
  await buildPrograms(folder, {}, ['tests/features/endless-writer.ts']);
  process.env.FAIRLEAD_PROGRAMS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
