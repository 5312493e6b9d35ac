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

/** A verdict's weeks for the control chart; only the weeks that its signal rests on are colored. Missing weeks are gaps. */
export function chartWeeks(verdict: Verdict, weeks: readonly string[]): ControlPoint[] {
  const { sigma, shift, signal } = verdict;
  const phases = [...verdict.earlier, verdict.series];
  const byWeek = new Map(phases.flatMap((series) => series.points.map((point) => [point.week, { point, series }])));
  const colored = new Set(isNamed(signal) ? shift?.weeks : []);
  return weeks.map((week) => {
    const found = byWeek.get(week);
    if (!found)
      return { week, value: null, sample: 0, center: null, low: null, high: null, signal: null, phase: 'judged' };
    const { point, series } = found;
    const hasBand = series.weeksMissing === 0;
    return {
      week,
      value: point.value,
      sample: point.sample,
      ...(hasBand ? bandOf(series, sigma, point) : { center: null, low: null, high: null }),
      signal: colored.has(week) ? (SIGNALS[signal] ?? null) : null,
      phase: point.phase,
    };
  });
}
