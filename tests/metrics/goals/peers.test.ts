import { expect, test } from 'vitest';
import { adjustPeers } from '~/metrics/goals/peers';

const cell = (peer: number, stratum: string, sum: number, n: number) => ({
  peer,
  stratum,
  tally: { sum, n, squares: sum },
});

test('a peer with an easy mix is no better than one with a hard mix', () => {
  // Easy work succeeds nine times in ten, hard work five in ten, whoever does it.
  const cells = [cell(1, 'easy', 90, 100), cell(2, 'hard', 50, 100), cell(3, 'easy', 45, 50), cell(3, 'hard', 25, 50)];
  const values = adjustPeers(cells, 3).map(({ sum, n }) => sum / n);
  for (const value of values) expect(value).toBeCloseTo(0.7, 12);
});

test('what a peer does better than others in the same work is kept', () => {
  const cells = [cell(1, 'easy', 100, 100), cell(2, 'easy', 80, 100), cell(3, 'easy', 90, 100)];
  expect(adjustPeers(cells, 3).map(({ sum }) => sum)).toEqual([100, 80, 90]);
});

test('an owner without rows is compared with the mix of all, and empty cells with nobody', () => {
  const cells = [cell(1, 'easy', 90, 100), cell(2, 'hard', 50, 100), cell(4, 'odd', 0, 0)];
  expect(adjustPeers(cells, 9).map(({ sum, n }) => sum / n)).toEqual([
    expect.closeTo(0.7, 12),
    expect.closeTo(0.7, 12),
  ]);
});
