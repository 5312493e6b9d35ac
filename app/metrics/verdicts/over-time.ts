import { twoSidedP } from '../../statistics/distributions';
import { scaleOf } from './scale';
import { RECENT_WEEKS, type Series, tellingPoints, type WeekPoint, weightedMean } from './series';

/** Mean moving range over d2: what a mean of |differences| of neighbours says of σ. */
const D2 = 1.128;
/** A person's own spread counts as much as this many weeks of the pooled one. */
const POOLED_WEEKS = 30;

/** Standardised distance of a week from the own level. */
const zOf = (series: Series, point: WeekPoint) => (point.deviation - series.ownLevel) / point.standardError;

/**
 * Laney's σz (2002): how much more the weeks differ than their contacts alone explain, from the moving ranges of the
 * standardised baseline points, pooled over everybody (limits from one short baseline are themselves uncertain) and
 * never below 1.
 */
export function pooledSigma(all: readonly Series[]): number {
  let sum = 0;
  let count = 0;
  for (const series of all) {
    const ranges = movingRanges(series);
    sum += ranges.reduce((total, range) => total + range, 0);
    count += ranges.length;
  }
  return count > 0 ? Math.max(1, sum / count / D2) : 1;
}

/** One person's σz: their own moving ranges, leaning on the pooled ones. */
export function ownSigma(series: Series, pooled: number): number {
  const ranges = movingRanges(series);
  const own = ranges.length > 0 ? ranges.reduce((total, range) => total + range, 0) / ranges.length / D2 : pooled;
  return Math.max(1, (own * ranges.length + pooled * POOLED_WEEKS) / (ranges.length + POOLED_WEEKS));
}

function movingRanges(series: Series): number[] {
  const zs = tellingPoints(series, 'baseline').map((point) => zOf(series, point));
  return zs.slice(1).map((z, index) => Math.abs(z - zs[index]!));
}

/** The expected range of one week: the centre moves with the queue, the width with how many contacts there were. */
export function bandOf(series: Series, sigma: number, point: WeekPoint) {
  const scale = scaleOf(series.metric);
  const centre = scale.to(point.expected) + series.ownLevel;
  const reach = 3 * sigma * point.standardError;
  return { center: scale.from(centre), low: scale.from(centre - reach), high: scale.from(centre + reach) };
}

/** What one series may have to say, before the number of series looked at is counted in. */
export interface Shift {
  /** 'stretch': the last eight weeks together; 'week': the latest one alone. */
  kind: 'stretch' | 'week';
  /** Standardised; above 0 means higher than the own level led to expect. */
  z: number;
  p: number;
  weeks: string[];
  /** In the metric's unit: what was seen in those weeks, and what the own baseline would have given there. */
  seen: number;
  usual: number;
  sample: number;
}

/**
 * Tests the last eight weeks together, and the latest alone, against the frozen baseline. The baseline's own
 * uncertainty is part of the denominator; the better of the two tests is taken and pays for the choice (Bonferroni, 2).
 */
export function findShift(series: Series, sigma: number): Shift | null {
  const baseline = tellingPoints(series, 'baseline');
  const judged = tellingPoints(series, 'judged');
  if (series.weeksMissing > 0 || judged.length === 0) return null;
  const baselineWeight = baseline.reduce((sum, point) => sum + point.standardError ** -2, 0);
  const test = (kind: Shift['kind'], points: WeekPoint[]): Shift => {
    const weight = points.reduce((sum, point) => sum + point.standardError ** -2, 0);
    const z = (weightedMean(points) - series.ownLevel) / (sigma * Math.sqrt(1 / weight + 1 / baselineWeight));
    const sample = points.reduce((sum, point) => sum + point.sample, 0);
    return {
      kind,
      z,
      p: Math.min(1, 2 * twoSidedP(z)),
      weeks: points.map((point) => point.week),
      seen: points.reduce((sum, point) => sum + point.x, 0) / sample,
      usual: points.reduce((sum, point) => sum + point.sample * bandOf(series, sigma, point).center, 0) / sample,
      sample,
    };
  };
  const stretch = test('stretch', judged.slice(-RECENT_WEEKS));
  const week = test('week', judged.slice(-1));
  return week.p < stretch.p ? week : stretch;
}
