import { type Chart, findPhases, type Phase } from './chart-phases';

/** 3 / d2 of moving ranges of two, rounded as published; written here and nowhere else. */
const INDIVIDUALS_FACTOR = 2.66;
/** D4 of moving ranges of two. */
const MOVING_RANGE_FACTOR = 3.267;

export interface XmrLimits {
  center: number;
  low: number;
  high: number;
  meanMovingRange: number;
  /** Upper limit of the moving range. */
  movingRangeHigh: number;
}

/** Limits of individual values: x̄ ± 2.66 mean moving range. NIST/SEMATECH e-Handbook 6.3.2.2; Wheeler 2000. Null below two values. */
export function xmrLimits(baseline: readonly number[]): XmrLimits | null {
  if (baseline.length < 2) return null;
  const center = baseline.reduce((total, value) => total + value, 0) / baseline.length;
  let ranges = 0;
  for (let i = 1; i < baseline.length; i++) ranges += Math.abs(baseline[i]! - baseline[i - 1]!);
  const meanMovingRange = ranges / (baseline.length - 1);
  return {
    center,
    low: center - INDIVIDUALS_FACTOR * meanMovingRange,
    high: center + INDIVIDUALS_FACTOR * meanMovingRange,
    meanMovingRange,
    movingRangeHigh: MOVING_RANGE_FACTOR * meanMovingRange,
  };
}

/** XmR chart with a frozen baseline a phase; null is a week in which nothing happened. `restarts` are indices of new baselines. */
export function xmrChart(
  values: readonly (number | null)[],
  restarts: readonly number[] = [],
): Chart<Phase & { limits: XmrLimits | null }> {
  const phases = findPhases(
    values.map((value) => value !== null),
    restarts,
  ).map((phase) => ({
    ...phase,
    limits: phase.state === 'too_few' ? null : xmrLimits(phase.baseline.map((at) => values[at]!)),
  }));
  const points = phases.flatMap(({ start, end, limits }) =>
    values.slice(start, end).map((value) => ({
      value,
      center: limits?.center ?? null,
      low: limits?.low ?? null,
      high: limits?.high ?? null,
    })),
  );
  return { points, phases };
}
