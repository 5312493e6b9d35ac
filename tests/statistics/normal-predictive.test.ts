import { expect, test } from 'vitest';
import {
  meanNeeded,
  normalPosterior,
  normalPredictive,
  normalPredictiveQuantile,
} from '~/statistics/normal-predictive';

test('a handle time goal: 120 contacts of 410 s so far, 180 to come, target 400', () => {
  const belief = normalPosterior({ mean: 380, sd: 40 }, { n: 120, mean: 410, sd: 240 });
  expect(belief.mean).toBeCloseTo(403.0769231, 7);
  expect(Math.sqrt(belief.variance)).toBeCloseTo(19.21537846, 8);
  const limit = meanNeeded({ n: 120, mean: 410, m: 180, target: 400 });
  expect(limit).toBeCloseTo(393.3333333, 7);
  expect(normalPredictive(belief, { m: 180, sd: 240, limit })).toBeCloseTo(0.3552669806, 8);
});

test('without data the prior stands', () => {
  expect(normalPosterior({ mean: 5, sd: 2 }, { n: 0, mean: Number.NaN, sd: 0 })).toEqual({ mean: 5, variance: 4 });
});

test('a quantile is the limit that is met with its probability', () => {
  const belief = { mean: 100, variance: 25 };
  for (const p of [0.05, 0.25, 0.75, 0.95]) {
    const limit = normalPredictiveQuantile(belief, { m: 40, sd: 60, p });
    expect(normalPredictive(belief, { m: 40, sd: 60, limit })).toBeCloseTo(p, 8);
  }
});
