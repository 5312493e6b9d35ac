import { normalCdf, normalQuantile } from './distributions';
import type { NormalBelief } from './normal-predictive';

/**
 * As normalPredictive, for skewed positive values such as durations: the mean of a few hundred of them still leans to
 * the right, so a lognormal of the same mean and variance stands for it. Fenton 1960, IRE Trans. Commun. Syst. 8.
 */
export function lognormalPredictive(belief: NormalBelief, { m, sd, limit }: { m: number; sd: number; limit: number }) {
  if (limit <= 0) return 0;
  const { mu, sigma } = logMoments(belief, { m, sd });
  return normalCdf((Math.log(limit) - mu) / sigma);
}

/** The value that the mean of m skewed rows to come stays below with probability p. */
export function lognormalPredictiveQuantile(belief: NormalBelief, { m, sd, p }: { m: number; sd: number; p: number }) {
  const { mu, sigma } = logMoments(belief, { m, sd });
  return Math.exp(mu + normalQuantile(p) * sigma);
}

function logMoments({ mean, variance }: NormalBelief, { m, sd }: { m: number; sd: number }) {
  const squared = Math.log(1 + (variance + sd ** 2 / m) / mean ** 2);
  return { mu: Math.log(mean) - squared / 2, sigma: Math.sqrt(squared) };
}
