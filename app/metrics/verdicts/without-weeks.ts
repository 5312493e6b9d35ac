import { signalOf, type Verdict } from './judge';
import { findShift } from './over-time';
import { type Series, withBaseline } from './series';

/**
 * A verdict without some of its weeks: drawn and judged by those that are left, by the same baseline rule. It names the
 * person only where the whole verdict does too, so that leaving out weeks never makes anybody stand out.
 */
export function withoutWeeks(verdict: Verdict, isLeftOut: (week: string) => boolean): Verdict {
  const cut = (series: Series) =>
    withBaseline(
      series.metric,
      series.points.filter(({ week }) => !isLeftOut(week)).map((point) => ({ ...point })),
    );
  const series = cut(verdict.series);
  const silentSince = series.points.length === 0 ? null : verdict.silentSince;
  const shift = verdict.shift === null ? null : findShift(series, verdict.sigma);
  const found = signalOf(verdict.metric, shift);
  const isEarly = shift === null || verdict.signal === 'early';
  const signal = isEarly ? 'early' : found === verdict.signal ? found : 'common';
  return {
    ...verdict,
    series,
    earlier: verdict.earlier.map(cut).filter(({ points }) => points.length > 0),
    silentSince,
    shift,
    signal,
    kind: isEarly ? 'early' : signal === verdict.kind ? signal : 'common',
  };
}
