import { scanLimit } from '../../statistics/recent-scan';
import { shiftSeenWith } from '../../statistics/scan-power';
import { SIGNAL_CHANCE } from './judge';
import { bandOf } from './over-time';
import { scaleOf } from './scale';
import { RECENT_WEEKS, type Series, tellingPoints, together } from './series';

/** Four times out of five. */
const POWER = 0.8;
/** Lengths of time that are shown: the whole stretch that is looked at, and a short one. */
const TOLD_WEEKS = [RECENT_WEEKS, 3];
/** How many standard deviations that is, for each of the lengths; computed when it is first asked for. */
let shifts: number[] | null = null;
function shiftsOf(): number[] {
  const limit = scanLimit(SIGNAL_CHANCE, RECENT_WEEKS);
  shifts ??= TOLD_WEEKS.map((points) => shiftSeenWith(POWER, { points, limit }));
  return shifts;
}

export interface SmallestChange {
  weeks: number;
  /** How far the figure must move, in the metric's unit, and to what; null where no value is so far away. */
  worse: { by: number; to: number } | null;
}

/**
 * How small a lasting change for the worse one chart shows within a number of weeks in four cases of five, at the volume of
 * the last weeks and from the usual level. Of a band metric: upwards. Null while there is no baseline.
 */
export function smallestChanges(
  series: Series,
  sigma: number,
): { sampleAWeek: number; changes: SmallestChange[] } | null {
  const { metric } = series;
  const recent = tellingPoints(series).slice(-RECENT_WEEKS);
  const found = together(metric, recent);
  if (!found || series.weeksMissing > 0) return null;
  const scale = scaleOf(metric);
  const usual =
    recent.reduce((sum, point) => sum + point.sample * bandOf(series, sigma, point).center, 0) / found.sample;
  const side = metric.direction === 'higher' ? -1 : 1;
  const changes = TOLD_WEEKS.map((weeks, index) => {
    const variance = (found.standardError ** 2 * recent.length) / weeks + series.levelVariance;
    const shift = shiftsOf()[index]! * sigma * Math.sqrt(variance);
    const to = scale.from(scale.to(usual) + side * shift);
    // Where a share would have to pass nothing or everything, no change is large enough to be seen.
    const isInside = Math.abs(scale.to(to) - scale.to(usual)) > shift * 0.999;
    return { weeks, worse: isInside ? { by: Math.abs(to - usual), to } : null };
  });
  return { sampleAWeek: found.sample / recent.length, changes };
}
