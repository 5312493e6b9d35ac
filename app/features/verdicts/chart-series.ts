import type { ControlPoint } from '~/charts/control-chart';
import type { Verdict, VerdictKind } from '~/metrics/verdicts/judge';
import { bandOf } from '~/metrics/verdicts/over-time';
import { isNamed } from './findings';

/** How a verdict is drawn. */
export const SIGNALS: Partial<Record<VerdictKind, ControlPoint['signal']>> = {
  improving: 'better',
  concerning: 'worse',
  changed: 'changed',
};

/** A verdict's weeks for the control chart; only the weeks that its signal rests on are coloured. Missing weeks are gaps. */
export function chartWeeks(verdict: Verdict, weeks: readonly string[]): ControlPoint[] {
  const { series, sigma, shift, signal } = verdict;
  const byWeek = new Map(series.points.map((point) => [point.week, point]));
  const coloured = new Set(isNamed(signal) ? shift?.weeks : []);
  return weeks.map((week) => {
    const point = byWeek.get(week);
    if (!point)
      return { week, value: null, sample: 0, center: null, low: null, high: null, signal: null, phase: 'judged' };
    const hasBand = series.weeksMissing === 0;
    return {
      week,
      value: point.value,
      sample: point.sample,
      ...(hasBand ? bandOf(series, sigma, point) : { center: null, low: null, high: null }),
      signal: coloured.has(week) ? (SIGNALS[signal] ?? null) : null,
      phase: point.phase,
    };
  });
}
