import type { ReactElement } from 'react';
import type { ControlPoint } from '~/charts/control-chart';
import type { Drawing } from '~/charts/drawing';
import { drawer } from '~/charts/drawing.server';
import type { FunnelPoint } from '~/charts/funnel';
import type { FunnelLimit } from '~/charts/funnel.server';
import type { ForecastPoint, TrajectoryPoint } from '~/charts/goal-trajectory';
import { addDays } from '~/clock';

const FIRST_WEEK = '2026-06-01';

export const CSAT = {
  label: 'CSAT',
  unit: 'share',
  decimals: 0,
  direction: 'higher',
  sampleNoun: ['answer', 'answers'],
} as const;

/** A drawing as the server sends it, and what a component is handed where nobody looks at the drawing. */
export const drawn = (chart: ReactElement) => drawer({})(chart).markup!;
export const NOT_DRAWN: Drawing = { markup: '' };

export const week = (index: number) => addDays(FIRST_WEEK, 7 * index);

export function point(index: number, overrides: Partial<ControlPoint> = {}): ControlPoint {
  return {
    week: week(index),
    value: 0.76,
    sample: 20,
    center: 0.76,
    low: 0.68,
    high: 0.84,
    signal: null,
    phase: 'baseline',
    ...overrides,
  };
}

/** A baseline that wobbles without meaning, and weeks after it, the last ones with a signal. */
export function weeks(): ControlPoint[] {
  const wobble = [0.75, 0.78, 0.73, 0.77, 0.8, 0.74, 0.76, 0.72, 0.79, 0.76, 0.75, 0.77];
  const after = [0.8, 0.83, 0.86, 0.82];
  return [
    ...wobble.map((value, index) => point(index, { value, sample: 18 + (index % 4) })),
    ...after.map((value, index) =>
      point(12 + index, { value, low: 0.67, high: 0.85, phase: 'judged', signal: index > 0 ? 'better' : null }),
    ),
  ];
}

export function history(): TrajectoryPoint[] {
  return [0.76, 0.78, 0.79, 0.8, 0.82].map((value, index) => ({
    date: addDays('2026-09-07', 14 * index),
    from: '2026-09-01',
    value,
    low: value - 0.08 / (index + 1),
    high: value + 0.08 / (index + 1),
    sample: 20 * (index + 1),
  }));
}

export function forecast(): ForecastPoint[] {
  return [0, 1, 2, 3].map((step) => ({
    date: addDays('2026-11-02', 14 * step),
    middle: 0.82 + 0.008 * step,
    low50: 0.82 - 0.002 * step,
    high50: 0.82 + 0.018 * step,
    low90: 0.82 - 0.016 * step,
    high90: 0.82 + 0.032 * step,
  }));
}

export function person(overrides: Partial<FunnelPoint> = {}): FunnelPoint {
  return { id: overrides.label ?? 'p', label: 'Priya', sample: 100, value: 0.79, kind: null, ...overrides };
}

export const LIMITS: FunnelLimit[] = [25, 50, 75, 100, 150, 200].map((sample) => {
  const deviation = Math.sqrt((0.79 * 0.21) / sample);
  return {
    sample,
    low95: 0.79 - 1.96 * deviation,
    high95: 0.79 + 1.96 * deviation,
    low998: 0.79 - 3.09 * deviation,
    high998: 0.79 + 3.09 * deviation,
  };
});
