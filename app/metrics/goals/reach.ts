import { betaBinomialTail, successesNeeded } from '~/statistics/beta-binomial-predictive';
import { lognormalPredictive } from '~/statistics/lognormal-predictive';
import { meanNeeded, normalPredictive } from '~/statistics/normal-predictive';
import type { Belief } from './belief';
import { type Goal, meetsTarget } from './goal';
import type { Tally } from './tally';
import { possibleRows } from './volume';

/** What stands against the target: what counts already, what one knows of the level, how much is still to come. */
export interface Outlook {
  soFar: Tally;
  belief: Belief;
  toCome: { mean: number; sd: number };
}

type Terms = Pick<Goal, 'target' | 'aim' | 'metric'>;

/**
 * A share that should fall is the other share that should rise: failures become successes, 1 − target the target.
 * need: how many of m must then succeed.
 */
export function needed(soFar: Tally, m: number, { target, aim }: Pick<Terms, 'target' | 'aim'>): number {
  return aim === 'higher'
    ? successesNeeded({ x: soFar.sum, n: soFar.n, m, target })
    : successesNeeded({ x: soFar.n - soFar.sum, n: soFar.n, m, target: 1 - target });
}

/** P(the final value meets the target) if exactly m rows are still to come. */
export function reachWith(m: number, { soFar, belief }: Omit<Outlook, 'toCome'>, terms: Terms): number {
  if (m === 0) return soFar.n > 0 && meetsTarget(soFar.sum / soFar.n, terms.target, terms.aim) ? 1 : 0;
  if (belief.kind === 'proportion') {
    const [a, b] = terms.aim === 'higher' ? [belief.a, belief.b] : [belief.b, belief.a];
    return betaBinomialTail({ m, a, b }, needed(soFar, m, terms));
  }
  const limit = restNeeded(soFar, m, terms.target);
  const predict = isSkewed(terms.metric, belief.mean) ? lognormalPredictive : normalPredictive;
  const below = predict(belief, { m, sd: belief.rowDeviation, limit });
  return terms.aim === 'lower' ? below : 1 - below;
}

/** Durations lean to the right, and so do their means. */
export function isSkewed(metric: Terms['metric'], mean: number): boolean {
  return metric.unit === 'ms' && mean > 0;
}

/** What the m rows to come must average. */
export function restNeeded(soFar: Tally, m: number, target: number): number {
  return meanNeeded({ n: soFar.n, mean: soFar.n > 0 ? soFar.sum / soFar.n : 0, m, target });
}

/** Whether rows can average that at all: over 100 % nobody gets. */
export function canAverage({ unit }: Pick<Terms['metric'], 'unit'>, mean: number): boolean {
  const [least, highest] = RANGE[unit];
  return mean >= least && mean <= highest;
}

/** P(reach) if work goes on as now, over what the volume may be. */
export function reach(outlook: Outlook, terms: Terms): number {
  const p = possibleRows(outlook.toCome).reduce((sum, { m, weight }) => sum + weight * reachWith(m, outlook, terms), 0);
  return Math.min(1, Math.max(0, p));
}

/** Whether nothing that may still come can change the outcome: met whatever happens, or out of reach whatever happens. */
export function settled({ soFar, toCome }: Omit<Outlook, 'belief'>, terms: Terms): 'secured' | 'out of reach' | null {
  if (soFar.n === 0) return null;
  const most = Math.ceil(toCome.mean + 3 * toCome.sd);
  if (most === 0) return null;
  if (terms.metric.kind === 'proportion') {
    const need = needed(soFar, most, terms);
    return need <= 0 ? 'secured' : need > most ? 'out of reach' : null;
  }
  const rest = restNeeded(soFar, most, terms.target);
  const [least, highest] = RANGE[terms.metric.unit];
  if (terms.aim === 'lower') return rest < least ? 'out of reach' : rest >= highest ? 'secured' : null;
  return rest > highest ? 'out of reach' : rest <= least ? 'secured' : null;
}

/** What one row's value can be, by unit. */
const RANGE: Record<Terms['metric']['unit'], readonly [number, number]> = {
  ms: [0, Number.POSITIVE_INFINITY],
  share: [0, 1],
  score: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  count: [0, Number.POSITIVE_INFINITY],
};
