import { expect, test } from 'vitest';
import { differenceOfChanges, type UnitWindows } from '~/statistics/difference-of-changes';
import { normalCdf, normalDensity } from '~/statistics/distributions';

const unit = (before: number, after: number, variance = 1, leadUp: number | null = null): UnitWindows => ({
  before: { value: before, variance },
  leadUp: leadUp === null ? null : { value: leadUp, variance },
  after: { value: after, variance },
});
const STILL = [unit(0, 0), unit(0, 0), unit(0, 0)];

/** SD of one measurement, the share of it that people truly differ by, the cut in SDs, measurements: method/oracles, rtm. */
test.each([
  [60, 15, 0, 4 / 3, 1, 26.97202304],
  [60, 15, 0.5, 4 / 3, 1, 13.48601152],
  [60, 15, 0.8, 4 / 3, 1, 5.394404608],
  [80, 10, 0.4, 1, 1, 9.150811657],
  [80, 10, 0.4, 1, 4, 3.08473798],
])('people of mean %d picked beyond a cut are expected back by as much as published', (mu, sd, rho, z, m, back) => {
  const tau2 = rho * sd * sd;
  const variance = ((1 - rho) * sd * sd) / m;
  const picked = mu - Math.sqrt(tau2 + variance) * (normalDensity(z) / normalCdf(-z));
  const found = differenceOfChanges({
    population: { mu, tau2 },
    treated: [unit(picked, picked, variance)],
    comparable: STILL,
    confidence: 0.9,
  });
  expect(found!.treated[0]!.expected - picked).toBeCloseTo(back, 7);
});

test('the difference is the mean change less that of the comparable, with Student’s interval on their number', () => {
  const found = differenceOfChanges({
    population: { mu: 0, tau2: 1 },
    treated: [unit(2, 4)],
    comparable: [unit(0, 0.5), unit(0, 0.5), unit(0, 0.5)],
    confidence: 0.9,
  })!;
  // ρ = ½: expected 1, change 3; each change has 1 (after) + ½ (what is not known of the level); t(2) at .95 is 2.91999.
  expect(found.treated[0]).toMatchObject({ expected: 1, change: 3, variance: 1.5, reliability: 0.5 });
  expect(found.difference).toBeCloseTo(2.5, 12);
  expect(found.standardError).toBeCloseTo(Math.sqrt(1.5 + 0.5), 12);
  expect(found.high - found.difference).toBeCloseTo(2.91998558 * Math.SQRT2, 8);
});

test('the weeks that led to it say towards which level people return, and are never what is compared with', () => {
  const found = differenceOfChanges({
    population: { mu: 0, tau2: 1 },
    treated: [unit(0, 0, 1, -3)],
    comparable: STILL,
    confidence: 0.9,
  })!;
  // The level given both windows: (0 − 3) / 3 by precision; a fall to it is no effect, and neither is the way back.
  expect(found.treated[0]!.expected).toBeCloseTo(-1, 12);
  expect(found.treated[0]!.variance).toBeCloseTo(1 + 1 / 3, 12);
});

test('units that drift by themselves widen the interval', () => {
  const drifting = [unit(0, -4), unit(0, 4), unit(0, -4), unit(0, 4)];
  const between = (comparable: UnitWindows[]) =>
    differenceOfChanges({ population: { mu: 0, tau2: 0 }, treated: [unit(0, 1)], comparable, confidence: 0.9 })!;
  const still = between([unit(0, 0), unit(0, 0), unit(0, 0), unit(0, 0)]);
  expect(still.treated[0]!.variance).toBe(1);
  expect(between(drifting).treated[0]!.variance).toBeCloseTo(1 + (64 / 0.678655 - 3) / 3, 10);
  const oneOutside = [...Array.from({ length: 19 }, (_, at) => unit(0, (at - 9) / 9)), unit(0, 30)];
  // Without pulling in the ends the one outside alone would make it 45.
  expect(between(oneOutside).treated[0]!.variance).toBeLessThan(5);
});

test('nobody treated, or fewer than two to compare with, is no difference', () => {
  const question = { population: { mu: 0, tau2: 1 }, confidence: 0.9 };
  expect(differenceOfChanges({ ...question, treated: [], comparable: STILL })).toBeNull();
  expect(differenceOfChanges({ ...question, treated: [unit(0, 0)], comparable: [unit(0, 0)] })).toBeNull();
});
