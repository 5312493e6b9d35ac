import { scanP, scanRecent } from '../../statistics/recent-scan';
import { shrinkLevels } from '../../statistics/shrunk-levels';
import { scaleOf } from './scale';
import { RECENT_WEEKS, type Series, tellingPoints, together, type WeekPoint } from './series';

/** Mean moving range over d2: what a mean of |differences| of neighbours says of σ. */
const D2 = 1.128;
/** A person's own spread counts as much as this many weeks of the pooled one. */
const POOLED_WEEKS = 30;
/** A stretch with fewer rows than this says nothing. */
const THIN_STRETCH = 5;

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

/** Every series with its level drawn towards what everybody's have in common, and with what is known of it then. */
export function leanOnPeers<T extends { series: Series; sigma: number }>(all: readonly T[]): T[] {
  const levels = all.map(({ series, sigma }) => ({
    value: series.ownLevel,
    variance: sigma ** 2 * series.levelVariance,
  }));
  const known = levels.filter(({ variance }) => Number.isFinite(variance));
  const shrunk = new Map(shrinkLevels(known).map((level, index) => [known[index]!, level]));
  return all.map((one, index) => {
    const level = shrunk.get(levels[index]!);
    if (!level) return one;
    const series = { ...one.series, ownLevel: level.value, levelVariance: level.variance / one.sigma ** 2 };
    return { ...one, series };
  });
}

/** What one series may have to say, before the number of series looked at is counted in. */
export interface Shift {
  /** Standardised; above 0 means higher than the own level led to expect. */
  z: number;
  /** How often chance alone gives a stretch that is as far out, after counting in the stretches that were tried. */
  p: number;
  /** The Mondays of the stretch: from one to eight weeks, the latest being the last that says anything. */
  weeks: string[];
  /** In the metric's unit: what was seen in those weeks, and what the own baseline would have given there. */
  seen: number;
  usual: number;
  sample: number;
}

/**
 * Scans the last one to eight weeks together against the frozen baseline, whose own uncertainty is part of the
 * denominator, and takes the stretch that chance explains least. Null while there is too little to say anything.
 */
export function findShift(series: Series, sigma: number): Shift | null {
  const judged = tellingPoints(series, 'judged').slice(-RECENT_WEEKS);
  if (series.weeksMissing > 0) return null;
  const best = scanRecent(judged.length, (length) => {
    const found = together(series.metric, judged.slice(-length));
    if (!found || found.sample < THIN_STRETCH) return null;
    return (found.deviation - series.ownLevel) / (sigma * Math.sqrt(found.standardError ** 2 + series.levelVariance));
  });
  if (!best) return null;
  const points = judged.slice(-best.length);
  const sample = points.reduce((sum, point) => sum + point.sample, 0);
  return {
    z: best.z,
    p: scanP(best.z, judged.length),
    weeks: points.map((point) => point.week),
    seen: points.reduce((sum, point) => sum + point.x, 0) / sample,
    usual: points.reduce((sum, point) => sum + point.sample * bandOf(series, sigma, point).center, 0) / sample,
    sample,
  };
}
