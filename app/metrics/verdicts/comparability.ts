import { betaBinomialMoments, shrinkShare } from '../../statistics/beta-binomial-moments';
import { zOf } from '../../statistics/distributions';
import { dersimonianLaird, shrinkMean } from '../../statistics/normal-shrinkage';
import type { Standing } from './between';

/** From this share of what is seen being the person rather than luck, people may be compared by it. */
const RELIABLE_FROM = 0.7;

/** How far one person's adjusted figure tells them from others, and the best guess at it. */
export interface Comparability {
  /** n / (n + M). */
  reliability: number;
  /** How many more rows until people may be compared by it; 0 where they may; null where people do not differ at all. */
  more: number | null;
  /** The adjusted figure drawn towards everybody's by what chance explains, in the metric's unit. */
  guess: { value: number; low: number; high: number };
}

/** By person, of the standings of one metric: shares by beta-binomial moments, means by DerSimonian and Laird on the log. */
export function compareStandings(standings: readonly Standing[], confidence = 0.95): Map<number, Comparability> {
  const [first] = standings;
  if (!first) return new Map();
  return first.metric.kind === 'proportion'
    ? compareShares(standings, confidence)
    : compareMeans(standings, confidence);
}

function compareShares(standings: readonly Standing[], confidence: number): Map<number, Comparability> {
  const units = standings.map(({ adjusted, sample, standardError }) => {
    // As many rows as would say as much by themselves: what is expected is not known exactly either (1/4n: the arcsine's).
    const n = Math.min(sample, 1 / (4 * standardError ** 2));
    return { x: Math.min(1, Math.max(0, adjusted)) * n, n };
  });
  const prior = betaBinomialMoments(units);
  if (!prior) return new Map();
  return new Map(
    standings.map(({ person, sample }, index) => {
      const unit = units[index]!;
      const { reliability, ...guess } = shrinkShare(unit, prior, confidence);
      return [person, { reliability, more: rowsMissing(sample, (prior.M * sample) / unit.n), guess }];
    }),
  );
}

function compareMeans(standings: readonly Standing[], confidence: number): Map<number, Comparability> {
  const units = standings.map(({ deviation, standardError }) => ({ value: deviation, variance: standardError ** 2 }));
  const prior = dersimonianLaird(units)!;
  return new Map(
    standings.map(({ person, sample, average }, index) => {
      const unit = units[index]!;
      const { value, reliability } = shrinkMean(unit, prior);
      const variance = reliability * unit.variance + (1 - reliability) ** 2 * prior.standardError ** 2;
      const reach = zOf(confidence) * Math.sqrt(variance);
      const at = (deviation: number) => average * Math.exp(deviation);
      const guess = { value: at(value), low: at(value - reach), high: at(value + reach) };
      return [person, { reliability, more: rowsMissing(sample, (sample * unit.variance) / prior.tau2), guess }];
    }),
  );
}

/** M is how many rows the others' average is worth. */
function rowsMissing(n: number, M: number): number | null {
  return Number.isFinite(M) ? Math.max(0, Math.ceil((RELIABLE_FROM / (1 - RELIABLE_FROM)) * M - n - 1e-9)) : null;
}
