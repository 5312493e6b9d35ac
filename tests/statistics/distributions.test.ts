import { expect, test } from 'vitest';
import {
  betaQuantile,
  binomialCdf,
  binomialQuantile,
  gammaQuantile,
  logBeta,
  logChoose,
  normalCdf,
  normalDensity,
  normalQuantile,
  tQuantile,
  twoSidedP,
  zOf,
} from '~/statistics/distributions';

test('the normal distribution is the one of the tables', () => {
  expect([normalCdf(0), normalCdf(1), normalCdf(-1.96)]).toEqual(
    [0.5, 0.841344746, 0.024997895].map((p) => expect.closeTo(p, 9)),
  );
  expect([normalQuantile(0.5), normalQuantile(0.975)]).toEqual([0, 1.959963985].map((z) => expect.closeTo(z, 9)));
  expect([normalDensity(0), normalDensity(1), normalDensity(-2)]).toEqual(
    [0.39894228, 0.241970725, 0.053990967].map((height) => expect.closeTo(height, 9)),
  );
  expect([zOf(0.95), zOf(0.9), zOf(0.998)]).toEqual(
    [1.959963985, 1.644853627, 3.090232306].map((z) => expect.closeTo(z, 9)),
  );
  expect([twoSidedP(1.959963985), twoSidedP(-1.959963985), twoSidedP(0)]).toEqual(
    [0.05, 0.05, 1].map((p) => expect.closeTo(p, 9)),
  );
});

test('Student’s t is the one of the tables', () => {
  expect([tQuantile(0.975, 1), tQuantile(0.975, 10), tQuantile(0.95, 2)]).toEqual(
    [12.70620474, 2.228138852, 2.91998558].map((t) => expect.closeTo(t, 7)),
  );
});

test('counts of trials and their limits add up by hand', () => {
  // Of three even trials: 1, 3, 3 and 1 eighths.
  expect([-1, 0, 1, 2, 3].map((x) => binomialCdf(x, 3, 0.5))).toEqual(
    [0, 1 / 8, 4 / 8, 7 / 8, 1].map((p) => expect.closeTo(p, 12)),
  );
  expect([0.1, 0.2, 0.6, 0.9].map((share) => binomialQuantile(share, 3, 0.5))).toEqual([0, 1, 2, 3]);
});

test('beta and gamma are what they are by hand where one parameter is 1', () => {
  // Beta(1, b): 1 − (1 − x)^b; Beta(a, 1): x^a; Gamma(1): 1 − e^−x.
  expect(betaQuantile(0.19, 1, 2)).toBeCloseTo(0.1, 10);
  expect(betaQuantile(0.04, 2, 1)).toBeCloseTo(0.2, 10);
  expect(gammaQuantile(0.5, 1)).toBeCloseTo(Math.LN2, 10);
});

test('logarithms of combinations and of the beta function', () => {
  expect([logChoose(5, 2), logChoose(5, 0), logChoose(52, 5)]).toEqual(
    [10, 1, 2_598_960].map((ways) => expect.closeTo(Math.log(ways), 9)),
  );
  expect([logBeta(2, 3), logBeta(1, 1)]).toEqual([expect.closeTo(-Math.log(12), 12), expect.closeTo(0, 12)]);
});
