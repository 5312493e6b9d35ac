import { expect, test } from 'vitest';
import { newcombeDifference } from '~/statistics/newcombe-difference';
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

test('of two shares the difference is the published one: 56 of 70 less 48 of 80 is .2, .0524 to .3339', () => {
  const reaching = (x: number, n: number) => {
    const { low, high } = wilsonInterval(x, n);
    return { value: x / n, down: x / n - low, up: high - x / n };
  };
  const { value, down, up } = differenceOf(reaching(56, 70), reaching(48, 80));
  expect([value, value - down, value + up].map((number) => Number(number.toFixed(4)))).toEqual([0.2, 0.0524, 0.3339]);
  const published = newcombeDifference({ x: 56, n: 70 }, { x: 48, n: 80 });
  expect(value - down).toBeCloseTo(published.low, 12);
  expect(value + up).toBeCloseTo(published.high, 12);
});
