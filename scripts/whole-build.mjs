// Tells a build that was made to its end from one that was killed on its way: a mark that is taken away first and put there last.
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const MARK = 'build/whole';

/** When the build in this folder was whole (UTC epoch milliseconds); null where there is none. */
export function builtAt() {
  return statSync(MARK, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

export function beginBuild() {
  rmSync(MARK, { force: true });
}

export function endBuild() {
  mkdirSync(dirname(MARK), { recursive: true });
  writeFileSync(MARK, '');
}
