import { afterAll, beforeAll, beforeEach, test, vi } from 'vitest';
import { EARLIER, LAST } from '../db/earlier/databases';
import { KilledUpgrades } from '../db/killed-upgrade';

const LANES = 2;
const upgrades = new KilledUpgrades();
beforeAll(() => upgrades.prepare());
afterAll(() => upgrades.remove());
// Each of some thousand upgrades says what it does.
beforeEach(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true));

async function killAtEvery(commits: number[], step: number): Promise<void> {
  const center = await upgrades.make(commits);
  let next = 1;
  const lane = async () => {
    for (let moment = next; moment <= center.moments; moment = next) {
      next += step;
      await upgrades.expectMended(center, moment);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

test('killed before and after every statement, the upgrade of the last database of before is done by the next start', () =>
  killAtEvery([LAST], 1));

test('so is that of one whose migrations had come in another order', () => killAtEvery([10], 3));

test('killed here and there, so is that of a database of any other commit', async () => {
  for (const commit of EARLIER) await killAtEvery([commit], 61);
});
