import { expect, test } from 'vitest';
import { betaBinomialMoments, shrinkShare } from '~/statistics/beta-binomial-moments';
import { betaBinomialQuantiles, betaBinomialTail } from '~/statistics/beta-binomial-predictive';
import { differenceOfChanges, pooled } from '~/statistics/difference-of-changes';
import { lognormalPredictiveQuantile } from '~/statistics/lognormal-predictive';
import { deviationOfSums, meanInterval } from '~/statistics/mean-interval';
import { netPromoter } from '~/statistics/net-promoter';
import { dersimonianLaird, shrinkMean } from '~/statistics/normal-shrinkage';
import { overdispersion } from '~/statistics/overdispersion';
import { byarInterval, poissonInterval } from '~/statistics/poisson-interval';
import { quantile } from '~/statistics/quantile';
import { quantileInterval } from '~/statistics/quantile-interval';
import { wilsonInterval } from '~/statistics/wilson-interval';

test('a share drawn towards others has the quantiles of its beta, at 95 % unless told otherwise', () => {
  const flat = { mu: 0.5, rho: 1 / 3, M: 2 };
  expect(shrinkShare({ x: 0, n: 0 }, flat)).toEqual({
    value: 0.5,
    low: expect.closeTo(0.025, 10),
    high: expect.closeTo(0.975, 10),
    reliability: 0,
  });
  // One of one: Beta(2, 1), whose quantiles are roots.
  expect(shrinkShare({ x: 1, n: 1 }, flat, 0.9)).toEqual({
    value: expect.closeTo(2 / 3, 12),
    low: expect.closeTo(Math.sqrt(0.05), 10),
    high: expect.closeTo(Math.sqrt(0.95), 10),
    reliability: expect.closeTo(1 / 3, 12),
  });
});

test('where all have all or none there is no interval to draw', () => {
  expect(shrinkShare({ x: 0, n: 5 }, { mu: 0, rho: 0.1, M: 9 })).toMatchObject({ value: 0, low: 0, high: 0 });
  expect(shrinkShare({ x: 5, n: 5 }, { mu: 1, rho: 0.1, M: 9 })).toMatchObject({ value: 1, low: 1, high: 1 });
  expect(
    betaBinomialMoments([
      { x: 10, n: 10 },
      { x: 0, n: 10 },
    ]),
  ).toEqual({ mu: 0.5, rho: 1, M: 0 });
});

test('a tail of the beta-binomial and the rest of it are one, at each count', () => {
  // Beta(2, 3) on four: by hand C(4, k) B(2 + k, 7 − k) / B(2, 3).
  const chances = [15, 20, 18, 12, 5].map((part) => part / 70);
  for (let need = 0; need <= 5; need += 1) {
    const tail = chances.slice(need).reduce((sum, chance) => sum + chance, 0);
    expect(betaBinomialTail({ m: 4, a: 2, b: 3 }, need)).toBeCloseTo(tail, 12);
  }
  expect(betaBinomialQuantiles({ m: 4, a: 2, b: 3 }, [0.2, 0.22, 0.5, 0.51, 0.9, 0.93, 1])).toEqual([
    0, 1, 1, 2, 3, 4, 4,
  ]);
});

test('changes are weighed by what each is known with', () => {
  const change = (change: number, variance: number) => ({
    expected: 0,
    change,
    variance,
    afterVariance: 0,
    reliability: 0,
  });
  expect(pooled([change(1, 1), change(4, 0.5)])).toEqual({ mean: 3, variance: expect.closeTo(1 / 3, 12) });
  const unit = { before: { value: 0, variance: 1 }, leadUp: null, after: { value: 5, variance: 3 } };
  const still = { ...unit, after: { value: 0, variance: 3 } };
  const found = differenceOfChanges({
    population: { mu: 0, tau2: 1 },
    treated: [unit],
    comparable: [still, still],
    confidence: 0.95,
  })!;
  expect(found.treated[0]).toMatchObject({ afterVariance: 3, variance: 3.5, change: 5 });
  // t(.975, 1) = 12.70620474, over one variance of 3.5 and one of half that.
  expect(found.difference - found.low).toBeCloseTo(12.70620474 * Math.sqrt(3.5 * 1.5), 6);
  expect(found.confidence).toBe(0.95);
});

test('the mean of skewed rows to come lies below its quantile as often as it says', () => {
  // Mean 1 and variance e − 1: the standard lognormal moved by a half.
  const unit = { mean: 1, variance: Math.E - 1 };
  expect(lognormalPredictiveQuantile(unit, { m: 1, sd: 0, p: 0.841344746 })).toBeCloseTo(Math.exp(0.5), 6);
  expect(
    lognormalPredictiveQuantile({ mean: 1, variance: 0 }, { m: 4, sd: 2 * Math.sqrt(Math.E - 1), p: 0.5 }),
  ).toBeCloseTo(Math.exp(-0.5), 9);
});

test('a mean’s interval is as wide as it is told to be, and two values are the fewest', () => {
  // t(.95, 1) = 6.313751515: e^(±6.313751515 / √2 / 10).
  const { low, high } = meanInterval(2, 10, 1, 0.9)!;
  expect(low).toBeCloseTo(10 * Math.exp(-0.4464496), 5);
  expect(high).toBeCloseTo(10 * Math.exp(0.4464496), 5);
  expect(meanInterval(2, -10, 1, 0.9)!.low).toBeCloseTo(-14.464496, 5);
  expect([deviationOfSums(2, 4, 10), deviationOfSums(2, 4, 7), deviationOfSums(1, 4, 99)]).toEqual([Math.SQRT2, 0, 0]);
});

test('a net promoter score’s interval is as wide as it is told to be', () => {
  const { value, low, high } = netPromoter(1, 1, 2, 0.9)!;
  // Variance 1 over two answers: 100 · 1.644853627 / √2.
  expect([value, high - value, value - low]).toEqual([0, expect.closeTo(116.3087, 3), expect.closeTo(116.3087, 3)]);
  expect(netPromoter(0, 0, 5)).toEqual({ value: 0, standardError: 0, low: 0, high: 0 });
});

test('what is known exactly is drawn nowhere, and units that do not differ have no variance between them', () => {
  expect(shrinkMean({ value: 3, variance: 0 }, { mu: 9, tau2: 0 })).toEqual({ value: 3, reliability: 1 });
  expect(shrinkMean({ value: 3, variance: 1 }, { mu: 9, tau2: 3 })).toEqual({ value: 4.5, reliability: 0.75 });
  // ±1 with variances ½: Q = 4, τ² = (4 − 1) / 2.
  expect(
    dersimonianLaird([
      { value: 1, variance: 0.5 },
      { value: -1, variance: 0.5 },
    ]),
  ).toEqual({ mu: 0, standardError: 1, tau2: 1.5, Q: 4 });
});

test('the outermost tenth at each end is pulled in', () => {
  // Eleven units at 0 … 10 standard errors: the tenths lie at 1 and at 9.
  const units = Array.from({ length: 11 }, (_, value) => ({ value, standardError: 1 }));
  const phi = (1 + 1 + 4 + 9 + 16 + 25 + 36 + 49 + 64 + 81 + 81) / 11;
  const found = overdispersion(units, 0);
  expect(found.phi).toBeCloseTo(phi, 12);
  expect(found.tau2).toBeCloseTo((11 * phi - 10) / 10, 12);
  expect(found.z[4]).toBeCloseTo(4 / Math.sqrt(1 + found.tau2), 12);
});

test('a count’s interval is as wide as it is told to be, to the last count of the exact ones', () => {
  expect(poissonInterval(0, 0.9)).toEqual({ low: 0, high: expect.closeTo(-Math.log(0.05), 10) });
  expect(byarInterval(0, 0.9).low).toBe(0);
  expect(byarInterval(0, 0.9).high).toBeCloseTo((1 - 1 / 9 + 1.644853627 / 3) ** 3, 8);
  expect(poissonInterval(900)).not.toEqual(byarInterval(900));
  expect(poissonInterval(901, 0.9)).toEqual(byarInterval(901, 0.9));
});

test('quantiles beyond all values are the outermost, and lie on the values where they hit them', () => {
  expect([-1, 0, 0.25, 1 / 3, 1, 2].map((p) => quantile([1, 2, 4, 9], p))).toEqual([1, 1, 1.75, 2, 9, 9]);
});

test('the interval of another quantile, and of another confidence, is between other values', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => at + 1);
  // Binomial(20, ¼): P(X ≤ 1) = .0243, P(X ≤ 8) = .9591, P(X ≤ 9) = .9861; at 80 %: P(X ≤ 2) = .0913, P(X ≤ 7) = .8982, P(X ≤ 8) = .9591.
  expect(quantileInterval(twenty, 0.25)).toEqual({ low: 2, high: 10 });
  expect(quantileInterval(twenty, 0.25, 0.8)).toEqual({ low: 3, high: 9 });
  expect([quantileInterval(twenty, 0.05), quantileInterval(twenty, 0.95)]).toEqual([null, null]);
});

test('Wilson’s interval is as wide as it is told to be, and more than all is all', () => {
  // 1 of 2 at 90 %: z² = 2.705543454; ½ ± z √(⅛ + z²/16) / (1 + z²/2).
  const { low, high } = wilsonInterval(1, 2, 0.9);
  const half = (1.644853627 * Math.sqrt(0.125 + 2.705543454 / 16)) / (1 + 2.705543454 / 2);
  expect([low, high]).toEqual([expect.closeTo(0.5 - half, 9), expect.closeTo(0.5 + half, 9)]);
  expect(wilsonInterval(-1, 5).low).toBe(0);
  expect(wilsonInterval(0, -1)).toEqual({ low: 0, high: 1 });
});
