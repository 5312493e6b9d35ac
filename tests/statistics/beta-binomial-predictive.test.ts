import { expect, test } from 'vitest';
import { betaBinomialQuantiles, betaBinomialTail, successesNeeded } from '~/statistics/beta-binomial-predictive';

test('Lee & Liu 2008: 16 of 23 responders, 40 planned', () => {
  // Their rule: P(p > p0 | all 40) ≥ T. With Beta(.6, .4) that asks for 28 of 40, with Beta(1, 1) and p0 .5 for 25.
  expect(betaBinomialTail({ m: 17, a: 0.6 + 16, b: 0.4 + 7 }, 12)).toBeCloseTo(0.5655588975, 8);
  expect(betaBinomialTail({ m: 17, a: 1 + 16, b: 1 + 7 }, 9)).toBeCloseTo(0.8871896531, 8);
});

const GOAL = { m: 150, a: 80 + 160, b: 20 + 40 };

test.each([
  [110, 0.9548518925],
  [115, 0.8219896005],
  [120, 0.5463411641],
  [125, 0.2310240543],
  [127, 0.1374522133],
  [130, 0.04982247859],
])('a goal that needs %i of the next 150', (need, probability) => {
  expect(betaBinomialTail(GOAL, need)).toBeCloseTo(probability, 8);
});

test.each([
  [0.78, 0.8916140864],
  [0.8, 0.5463411641],
  [0.82, 0.1374522133],
  [0.85, 0.0005072121519],
])('a target of %f after 160 of 200', (target, probability) => {
  const need = successesNeeded({ x: 160, n: 200, m: 150, target });
  expect(betaBinomialTail(GOAL, need)).toBeCloseTo(probability, 10);
});

test('the count needed does not slip by a rounding error', () => {
  expect(successesNeeded({ x: 0, n: 0, m: 10, target: 0.7 })).toBe(7);
  expect(successesNeeded({ x: 7, n: 10, m: 0, target: 0.7 })).toBe(0);
  expect(successesNeeded({ x: 9, n: 10, m: 2, target: 0.7 })).toBe(0);
});

test('what is reached already is certain, and what cannot be reached is impossible', () => {
  expect(betaBinomialTail({ m: 5, a: 1, b: 1 }, 0)).toBe(1);
  expect(betaBinomialTail({ m: 5, a: 1, b: 1 }, 6)).toBe(0);
  expect(betaBinomialTail({ m: 0, a: 1, b: 1 }, 1)).toBe(0);
});

test('with a flat prior every count is equally likely, in either tail', () => {
  for (const need of [1, 3, 6, 9, 10])
    expect(betaBinomialTail({ m: 10, a: 1, b: 1 }, need)).toBeCloseTo((11 - need) / 11, 10);
});

test('large samples neither overflow nor lose the tail', () => {
  expect(betaBinomialTail({ m: 20_000, a: 8000, b: 2000 }, 16_000)).toBeCloseTo(0.5, 1);
  expect(betaBinomialTail({ m: 20_000, a: 8000, b: 2000 }, 19_000)).toBeLessThan(1e-9);
  expect(betaBinomialTail({ m: 20_000, a: 8000, b: 2000 }, 13_000)).toBeGreaterThan(1 - 1e-9);
});

test('quantiles are where the tail falls below the rest', () => {
  const quantiles = betaBinomialQuantiles(GOAL, [0.05, 0.25, 0.5, 0.75, 0.95]);
  const edges = [0.05, 0.25, 0.5, 0.75, 0.95];
  quantiles.forEach((k, i) => {
    expect(1 - betaBinomialTail(GOAL, k + 1)).toBeGreaterThanOrEqual((edges[i] as number) - 1e-9);
    expect(1 - betaBinomialTail(GOAL, k)).toBeLessThan(edges[i] as number);
  });
  expect(betaBinomialQuantiles({ m: 0, a: 2, b: 2 }, [0.5])).toEqual([0]);
});
