import { normalCdf, normalQuantile } from './distributions';

/** What is known of a mean: its expectation and variance. */
export interface NormalBelief {
  mean: number;
  variance: number;
}

/** A normal prior met by n rows of known spread: v = 1/(1/τ² + n/σ²), μn = v(μ0/τ² + nȳ/σ²). Gelman et al., BDA3, 2.5. */
export function normalPosterior(
  prior: { mean: number; sd: number },
  data: { n: number; mean: number; sd: number },
): NormalBelief {
  if (data.n <= 0) return { mean: prior.mean, variance: prior.sd ** 2 };
  const ofPrior = 1 / prior.sd ** 2;
  const ofData = data.n / data.sd ** 2;
  const variance = 1 / (ofPrior + ofData);
  return { mean: variance * (prior.mean * ofPrior + data.mean * ofData), variance };
}

/** What the m rows to come must average so that all n + m average the target: T* = (T(n+m) − nȳ)/m. */
export function meanNeeded({ n, mean, m, target }: { n: number; mean: number; m: number; target: number }): number {
  return (target * (n + m) - n * mean) / m;
}

/** P(mean of m rows to come ≤ limit): Φ((T* − μn)/√(v + σ²/m)). */
export function normalPredictive(belief: NormalBelief, { m, sd, limit }: { m: number; sd: number; limit: number }) {
  return normalCdf((limit - belief.mean) / Math.sqrt(belief.variance + sd ** 2 / m));
}

/** The value that the mean of m rows to come stays below with probability p. */
export function normalPredictiveQuantile(belief: NormalBelief, { m, sd, p }: { m: number; sd: number; p: number }) {
  return belief.mean + normalQuantile(p) * Math.sqrt(belief.variance + sd ** 2 / m);
}
