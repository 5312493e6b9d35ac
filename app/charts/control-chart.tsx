import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import type { Unit } from '~/metrics/metric';
import { ChartFrame } from './chart-frame';
import type { PointKind } from './chart-point';
import { ControlChartDrawing } from './control-chart-drawing';
import { pointText, rangeText, signalWord } from './control-chart-words';

export interface ControlPoint {
  /** The week's Monday, yyyy-MM-dd. */
  week: string;
  /** Null: nothing to divide by in that week, a gap. */
  value: number | null;
  sample: number;
  center: number | null;
  low: number | null;
  high: number | null;
  signal: PointKind;
  phase: 'baseline' | 'judged';
  note?: string;
}

export interface ChartMark {
  date: string;
  label: string;
  kind: 'training' | 'session' | 'obstacle' | 'other';
  /** The page with the result. */
  to?: string;
}

export interface ControlChartProps {
  /** What is measured. */
  label: string;
  points: readonly ControlPoint[];
  format: (value: number) => string;
  /** The values’ unit, for files. */
  unit?: Unit;
  goal?: number | null;
  marks?: readonly ChartMark[];
  /** "lower is better"; left out where neither is. */
  directionLabel?: string;
  /** What n counts: "answers". */
  noun?: string;
  locale?: string;
}

/** Weekly values against the range that chance explains; coloured only where chance does not. */
export function ControlChart(props: ControlChartProps) {
  const { label, points, format, unit, noun, locale } = props;
  if (points.every(({ value }) => value === null)) {
    return <p className="chart-empty">Nothing was counted in these weeks yet.</p>;
  }
  const texts = points.map((point) => pointText(point, props));
  return (
    <ChartFrame
      label={`${label}, week by week`}
      draw={(size) => <ControlChartDrawing {...props} texts={texts} size={size} />}
      columns={[
        { label: 'Week of' },
        { label, isNumeric: true },
        { label: noun ? `n ${noun}` : 'n', isNumeric: true },
        { label: 'Expected range', isNumeric: true },
        { label: 'What it says' },
      ]}
      rows={() =>
        points.map((point) => ({
          key: point.week,
          cells: [
            <Day key="week" date={point.week} locale={locale} />,
            <Exact key="value" value={point.value} unit={unit}>
              {point.value === null ? '–' : format(point.value)}
            </Exact>,
            point.sample.toLocaleString('en'),
            <Exact key="range" low={point.low} high={point.high} unit={unit}>
              {rangeText(point, format) || '–'}
            </Exact>,
            [signalWord(point), point.note].filter(Boolean).join('; '),
          ],
        }))
      }
    />
  );
}
