import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { lobbyPath } from 'db/lobby/lobby';
import { openDatabase } from 'db/open-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { count, IS_SOAK } from '../counts';
import { EARLIER, keptRows, LAST, makeEarlier } from './earlier/databases';
import { makeFastFolder } from './earlier/fast-folder';
import { readSchema } from './earlier/read-schema';

const folder = makeFastFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const newPath = () => join(folder, `${++made}.db`);
const schemasOf = (path: string) => [readSchema(path), readSchema(lobbyPath(path))];
let fresh: unknown;
let rows: unknown;
beforeAll(async () => {
  const path = newPath();
  await (await openDatabase(path)).close();
  fresh = schemasOf(path);
  const filled = newPath();
  await makeEarlier(filled, [LAST]);
  await (await openDatabase(filled)).close();
  rows = keptRows(filled);
});

async function expectOfToday(path: string): Promise<void> {
  await (await openDatabase(path)).close();
  expect(schemasOf(path)).toEqual(fresh);
}

test('a database of any earlier commit becomes one as made today, with all that was in it', async () => {
  for (const commit of EARLIER) {
    const path = newPath();
    await makeEarlier(path, [commit]);
    await expectOfToday(path);
    expect([commit, keptRows(path)]).toEqual([commit, rows]);
  }
});

test('so does one that another earlier commit had opened since, and one that an earlier one refused to open', async () => {
  // In each of these the later one lacks what an edited migration has now, or is refused.
  const few = [0, 4, 8, 10, 11].map((first) => [first, LAST]);
  const all = EARLIER.flatMap((first) => EARLIER.filter((then) => then > first).map((then) => [first, then]));
  let refused = 0;
  for (const pair of IS_SOAK ? all : few) {
    const path = newPath();
    if ((await makeEarlier(path, pair)) === 'refused') refused += 1;
    await expectOfToday(path);
    expect([pair, keptRows(path)]).toEqual([pair, rows]);
  }
  expect(refused).toBeGreaterThan(0);
});

test('a migration that an earlier commit left half done is finished, whichever statement was its last', async () => {
  let cutOff = 0;
  // From nothing, and from each commit to the last one that migrated outside of transactions.
  for (const commits of [[LAST], [4, LAST], ...(IS_SOAK ? EARLIER.slice(0, LAST).map((first) => [first, LAST]) : [])]) {
    const every = count(17, commits.length === 1 ? 1 : 7);
    for (let after = 1; ; after += every) {
      const path = newPath();
      if ((await makeEarlier(path, commits, after)) !== 'cut off') break;
      cutOff += 1;
      await expectOfToday(path);
      if (commits.length > 1) expect([commits, after, keptRows(path)]).toEqual([commits, after, rows]);
    }
  }
  expect(cutOff).toBeGreaterThan(10);
});
