import { daysBetween } from '~/clock';
import { betaBinomialMoments } from '~/statistics/beta-binomial-moments';
import { betaQuantile, normalQuantile } from '~/statistics/distributions';
import { type NormalBelief, normalPosterior } from '~/statistics/normal-predictive';
import { dersimonianLaird } from '~/statistics/normal-shrinkage';
import type { Aim, GoalMetric } from './goal';
import { addTallies, type DayTally, rowDeviation, type Tally } from './tally';

/** Days after which past data counts half. */
export const HALF_LIFE_DAYS = 42;
/** A prior is worth no more rows than this: nobody's own change is argued away by how alike the others are. */
const STRONGEST = 200;
const WEAKEST = 2;
const FEWEST_PEERS = 5;

/** What one expects of somebody before knowing them. strength: how many rows it is worth. */
export interface Prior {
  mean: number;
  strength: number;
  /** Standard deviation of one row. */
  rowDeviation: number;
  isFromPeers: boolean;
}

/** What one knows of the level that the work has now. */
export type Belief = ({ kind: 'proportion'; a: number; b: number } | ({ kind: 'mean' } & NormalBelief)) & {
  rowDeviation: number;
};

/** The prior that peers in the same scope give (their spread beyond chance, by moments); a weak one around the baseline where they are few. */
export function priorOf(metric: GoalMetric, peers: readonly Tally[], baseline: Tally): Prior {
  const known = peers.filter((peer) => peer.n >= (metric.kind === 'mean' ? 5 : 1));
  const pooled = addTallies(known);
  if (known.length >= FEWEST_PEERS && pooled.n > 0) {
    const deviation = rowDeviation(pooled);
    if (metric.kind === 'proportion') {
      const found = betaBinomialMoments(known.map(({ sum, n }) => ({ x: Math.min(sum, n), n })));
      if (found) return { mean: found.mu, strength: clamp(found.M), rowDeviation: deviation, isFromPeers: true };
    } else if (deviation > 0) {
      const found = dersimonianLaird(known.map(({ sum, n }) => ({ value: sum / n, variance: deviation ** 2 / n })));
      if (found) {
        const strength = clamp(found.tau2 > 0 ? deviation ** 2 / found.tau2 : Number.POSITIVE_INFINITY);
        return { mean: found.mu, strength, rowDeviation: deviation, isFromPeers: true };
      }
    }
  }
  const isShare = metric.kind === 'proportion';
  const mean = isShare ? (baseline.sum + 1) / (baseline.n + 2) : baseline.sum / Math.max(1, baseline.n);
  return { mean, strength: WEAKEST, rowDeviation: rowDeviation(baseline), isFromPeers: false };
}

const clamp = (strength: number) => Math.min(STRONGEST, Math.max(WEAKEST, strength));

/**
 * The rows of some days as they count on `asOf`: each day's weight halves every six weeks. n is Kish's effective
 * sample size (Σwn)²/Σw²n, so that fading widens what we do not know by as much as it should and no more.
 */
export function fade(days: readonly DayTally[], asOf: string): { n: number; mean: number } {
  let weight = 0;
  let squares = 0;
  let sum = 0;
  for (const day of days) {
    const w = 0.5 ** (Math.max(0, daysBetween(day.date, asOf)) / HALF_LIFE_DAYS);
    weight += w * day.n;
    squares += w * w * day.n;
    sum += w * day.sum;
  }
  return weight > 0 ? { n: weight ** 2 / squares, mean: sum / weight } : { n: 0, mean: Number.NaN };
}

/** The level as the prior and the fading past have it. */
export function beliefOf(metric: GoalMetric, prior: Prior, days: readonly DayTally[], asOf: string): Belief {
  const recent = fade(days, asOf);
  const hits = recent.n > 0 ? recent.mean * recent.n : 0;
  if (metric.kind === 'proportion') {
    const a = Math.max(1e-3, prior.mean * prior.strength + hits);
    const b = Math.max(1e-3, (1 - prior.mean) * prior.strength + recent.n - hits);
    return { kind: 'proportion', a, b, rowDeviation: Math.sqrt((a * b) / (a + b) ** 2) };
  }
  const own = addTallies(days);
  const deviation = Math.max(own.n >= 30 ? rowDeviation(own) : prior.rowDeviation, 1e-9);
  const before = { mean: prior.mean, sd: Math.max(prior.rowDeviation, 1e-9) / Math.sqrt(prior.strength) };
  const belief = normalPosterior(before, {
    n: recent.n,
    mean: recent.n > 0 ? recent.mean + leaning(metric, recent, deviation) : 0,
    sd: deviation,
  });
  return { kind: 'mean', ...belief, rowDeviation: deviation };
}

/**
 * How far the true mean of times lies above the one that was seen, on the whole: times lean to the right, so that most
 * samples miss some of the long ones. γσ/6n: Johnson 1978 (JASA 73:536); γ of a lognormal: 3c + c³, c = σ/mean.
 */
function leaning({ unit }: GoalMetric, { n, mean }: { n: number; mean: number }, deviation: number): number {
  if (unit !== 'ms' || mean <= 0) return 0;
  const c = deviation / mean;
  return ((3 * c + c ** 3) * deviation) / (6 * n);
}

/** The level that only a share `best` of the peers is truly beyond, on the side that is aimed for; null without peers. */
export function peerLevel(metric: GoalMetric, prior: Prior, aim: Aim, best: number): number | null {
  if (!prior.isFromPeers) return null;
  const p = aim === 'higher' ? 1 - best : best;
  if (metric.kind === 'proportion') {
    return betaQuantile(p, prior.mean * prior.strength, (1 - prior.mean) * prior.strength);
  }
  return prior.mean + (normalQuantile(p) * prior.rowDeviation) / Math.sqrt(prior.strength);
}
