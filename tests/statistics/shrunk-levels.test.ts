import { expect, test } from 'vitest';
import { shrinkLevels } from '~/statistics/shrunk-levels';

const level = (value: number, variance = 0.01) => ({ value, variance });

test('people who differ by no more than chance share one level, known nearly as well as all of them know it', () => {
  const shrunk = shrinkLevels([-0.1, -0.05, 0, 0.05, 0.1].map((value) => level(value)));
  // τ² = 0, so the pull is (5 − 3) / (5 − 1).
  expect(shrunk.map(({ value }) => value)).toEqual([-0.05, -0.025, 0, 0.025, 0.05].map((near) => expect.closeTo(near)));
  expect(shrunk[2]!.variance).toBeCloseTo(0.01 * 0.5 + 0.25 * (0.01 / 5), 12);
  expect(shrunk[4]!.variance).toBeCloseTo(0.01 * 0.5 + 0.25 * (0.01 / 5 + (2 * 0.1 ** 2) / 2), 12);
});

test('people who really differ keep nearly their own', () => {
  const [first] = shrinkLevels([-2, -1, 0, 1, 2].map((value) => level(value)));
  expect(first!.value).toBeCloseTo(-2, 1);
  expect(first!.variance).toBeGreaterThan(0.0099);
});

test('how far each is drawn, and what is known of it then, is Morris’s: of five at 8 … 12 with variances .01', () => {
  // Q = 10/.01, so τ² = (1000 − 4)/400 = 2.49; the pull is (2/4) · .01/2.5; the mean's variance 2.5/5.
  const [first, , middle] = shrinkLevels([8, 9, 10, 11, 12].map((value) => level(value)));
  expect(first).toEqual({
    value: expect.closeTo(8 + 0.002 * 2, 12),
    variance: expect.closeTo(0.01 * 0.998 + 0.002 ** 2 * (0.5 + (2 * 4) / 2), 12),
  });
  expect(middle!.value).toBeCloseTo(10, 12);
});

test('with three people or fewer everyone keeps their own', () => {
  const few = [level(-1), level(0), level(4)];
  expect(shrinkLevels(few)).toEqual(few);
  expect(shrinkLevels([])).toEqual([]);
});
