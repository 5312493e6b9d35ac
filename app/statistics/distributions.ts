import betaLn from '@stdlib/math-base-special-betaln';
import gammaLn from '@stdlib/math-base-special-gammaln';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdfOf from '@stdlib/stats-base-dists-binomial-cdf';
import binomialQuantileOf from '@stdlib/stats-base-dists-binomial-quantile';
import gammaQuantileOf from '@stdlib/stats-base-dists-gamma-quantile';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** P(Z ≤ z) of the standard normal. */
export function normalCdf(z: number): number {
  return normalCdfOf(z, 0, 1);
}

/** The z below which a share p of the standard normal lies. */
export function normalQuantile(p: number): number {
  return normalQuantileOf(p, 0, 1);
}

/** Height of the standard normal at z. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The z that a central interval of this confidence takes: 1.95996… at .95. */
export function zOf(confidence: number): number {
  return normalQuantile(1 - (1 - confidence) / 2);
}

/** Both tails beyond |z| of the standard normal. */
export function twoSidedP(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}

/** Student's t below which a share p lies, with that many degrees of freedom. */
export function tQuantile(p: number, degrees: number): number {
  return tQuantileOf(p, degrees);
}

/** P(X ≤ x) of n trials with chance p. */
export function binomialCdf(x: number, n: number, p: number): number {
  return x < 0 ? 0 : binomialCdfOf(x, n, p);
}

/** The smallest x with P(X ≤ x) ≥ share, of n trials with chance p. */
export function binomialQuantile(share: number, n: number, p: number): number {
  return binomialQuantileOf(share, n, p);
}

/** The value below which a share p of Beta(a, b) lies. */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOf(p, a, b);
}

/** The value below which a share p of Gamma(shape, rate 1) lies. */
export function gammaQuantile(p: number, shape: number): number {
  return gammaQuantileOf(p, shape, 1);
}

/** ln of n choose k. */
export function logChoose(n: number, k: number): number {
  return gammaLn(n + 1) - gammaLn(k + 1) - gammaLn(n - k + 1);
}

/** ln B(a, b). */
export function logBeta(a: number, b: number): number {
  return betaLn(a, b);
}
