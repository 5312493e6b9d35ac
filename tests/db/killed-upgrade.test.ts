import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAST } from './earlier/databases';
import { KilledUpgrades } from './killed-upgrade';

const upgrades = new KilledUpgrades();
beforeAll(() => upgrades.prepare(), 60_000);
afterAll(() => upgrades.remove());

test('an upgrade that is killed, wherever, is done by the next start, with all that was in the database', async () => {
  // The oldest database of all: what is in it goes through every migration.
  const center = await upgrades.make([0]);
  expect(center.moments).toBeGreaterThan(300);
  for (let kill = 1; kill <= 6; kill += 1) await upgrades.expectMended(center, Math.ceil((center.moments * kill) / 7));
});

test('two processes that start at once on a database of before both come up, and one copy of it is kept', async () => {
  await upgrades.expectBothUp(await upgrades.make([LAST]));
});
