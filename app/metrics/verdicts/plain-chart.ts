import { BASELINE_POINTS, type Chart, type ChartPoint, PROVISIONAL_POINTS } from '../../statistics/chart-phases';
import { laneyChart } from '../../statistics/laney';
import { findSignals, type Signal } from '../../statistics/signals';
import { uChart } from '../../statistics/u-chart';
import { xmrChart } from '../../statistics/xmr-chart';
import type { Metric } from '../metric';

export type PlainMethod = 'p' | 'laney' | 'u' | 'xmr';

/** One week of one metric as sums; nothing counted is n = 0. */
export interface PlainWeek {
  /** The Monday. */
  week: string;
  x: number;
  n: number;
}

interface PlainPoint extends ChartPoint {
  week: string;
  n: number;
  signal: Signal | null;
  isBaseline: boolean;
}

export interface PlainChart {
  method: PlainMethod;
  points: PlainPoint[];
  /** Weeks with a value that the latest baseline has, how many are missing until there are limits, and until they stay. */
  latest: { weeks: number; missing: number; missingToFreeze: number };
}

/**
 * The textbook chart of one metric's weeks, each baseline from a recorded restart on: a p-chart for shares, Laney's where
 * they scatter wider than chance, a u-chart for events, XmR for means. In the metric's unit.
 */
export function plainChart(metric: Metric, weeks: readonly PlainWeek[], restarts: readonly string[]): PlainChart {
  const indices = restarts.map((monday) => weeks.findIndex(({ week }) => week >= monday)).filter((at) => at > 0);
  const { method, chart } = drawn(metric, weeks, indices);
  const signals = findSignals(chart.points);
  const baseline = new Set(chart.phases.flatMap((phase) => (phase.state === 'too_few' ? [] : phase.baseline)));
  const found = chart.phases.at(-1)?.baseline.length ?? 0;
  return {
    method,
    points: chart.points.map((point, at) => ({
      ...point,
      week: weeks[at]!.week,
      n: weeks[at]!.n,
      signal: signals[at]!,
      isBaseline: baseline.has(at),
    })),
    latest: {
      weeks: found,
      missing: Math.max(0, PROVISIONAL_POINTS - found),
      missingToFreeze: Math.max(0, BASELINE_POINTS - found),
    },
  };
}

function drawn(metric: Metric, weeks: readonly PlainWeek[], restarts: number[]): { method: PlainMethod; chart: Chart } {
  if (metric.kind === 'proportion') {
    const chart = laneyChart(weeks, restarts);
    return { method: chart.phases.some(({ sigmaZ }) => (sigmaZ ?? 1) > 1) ? 'laney' : 'p', chart };
  }
  if (metric.kind === 'event_rate') {
    const { scale } = metric;
    const points = weeks.map(({ x, n }) => ({ events: x, exposure: n / scale }));
    return { method: 'u', chart: uChart(points, restarts) };
  }
  return {
    method: 'xmr',
    chart: xmrChart(
      weeks.map(({ x, n }) => (n > 0 ? x / n : null)),
      restarts,
    ),
  };
}
