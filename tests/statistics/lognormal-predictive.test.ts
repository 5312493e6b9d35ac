import { expect, test } from 'vitest';
import { lognormalPredictive, lognormalPredictiveQuantile } from '~/statistics/lognormal-predictive';
import { normalPredictive } from '~/statistics/normal-predictive';

const belief = { mean: 403.0769231, variance: 19.21537846 ** 2 };

test('near the normal where the spread of the mean is small', () => {
  const ask = { m: 180, sd: 240, limit: 393.3333333 };
  expect(lognormalPredictive(belief, ask)).toBeCloseTo(normalPredictive(belief, ask), 1);
  const wide = { m: 1e9, sd: 240, limit: 403 };
  expect(lognormalPredictive({ mean: 403, variance: 1e-4 }, wide)).toBeCloseTo(0.5, 3);
});

test('by hand: mean 1 and variance e − 1 is the standard lognormal moved by a half', () => {
  const unit = { mean: 1, variance: Math.E - 1 };
  expect(lognormalPredictive(unit, { m: 1, sd: 0, limit: Math.exp(-0.5) })).toBeCloseTo(0.5, 10);
  expect(lognormalPredictive(unit, { m: 1, sd: 0, limit: Math.exp(0.5) })).toBeCloseTo(0.841344746, 8);
});

test('nothing takes less than no time, and quantiles are met with their probability', () => {
  expect(lognormalPredictive(belief, { m: 10, sd: 240, limit: 0 })).toBe(0);
  const limit = lognormalPredictiveQuantile(belief, { m: 30, sd: 240, p: 0.05 });
  expect(lognormalPredictive(belief, { m: 30, sd: 240, limit })).toBeCloseTo(0.05, 8);
});
