import { expect, test } from 'vitest';
import { differenceOf, weightedSum } from '~/statistics/weighted-sum';
import { wilsonInterval } from '~/statistics/wilson-interval';

test('the reaches of a weighted sum add up as squares, those below and those above by themselves', () => {
  const parts = [
    { weight: 0.5, value: 60, down: 8, up: 6 },
    { weight: 0.3, value: 50, down: 10, up: 20 },
    { weight: 0.2, value: 90, down: 5, up: 0 },
  ];
  const { value, down, up } = weightedSum(parts);
  expect(value).toBeCloseTo(63, 10);
  expect(down).toBeCloseTo(Math.sqrt(16 + 9 + 1), 10);
  expect(up).toBeCloseTo(Math.sqrt(9 + 36), 10);
  expect(weightedSum([])).toEqual({ value: 0, down: 0, up: 0 });
});

/** 56 of 70 less 48 of 80, and 9 of 10 less 3 of 10: Newcombe 1998 (Stat Med 17:873), table II, method 10. */
test.each([
  [56, 70, 48, 80, 0.2, 0.0524314724, 0.333872654],
  [9, 10, 3, 10, 0.6, 0.1705227239, 0.8090179735],
])('of two shares the difference is the published one: %i of %i less %i of %i', (a, m, b, n, difference, low, high) => {
  const reaching = (x: number, n: number) => {
    const { low, high } = wilsonInterval(x, n);
    return { value: x / n, down: x / n - low, up: high - x / n };
  };
  const { value, down, up } = differenceOf(reaching(a, m), reaching(b, n));
  expect(value).toBeCloseTo(difference, 10);
  expect(value - down).toBeCloseTo(low, 9);
  expect(value + up).toBeCloseTo(high, 9);
});
