import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import { formatNumber } from '~/reader-locale';
import { ChartFrame } from './chart-frame';
import type { Drawing } from './drawing';
import type { PointKind } from './marks/point-kind';

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
  metric: Pick<Metric, 'label' | 'unit' | 'decimals' | 'sampleNoun'>;
  points: readonly ControlPoint[];
}

/** Weekly values against the range that chance explains; colored only where chance does not. */
export function ControlChart({ metric, points, drawing }: ControlChartProps & { drawing: Drawing }) {
  const { label, unit, sampleNoun } = metric;
  if (isBlank(points)) return <p className="chart-empty">Nothing was counted in these weeks yet.</p>;
  return (
    <ChartFrame
      label={`${label}, week by week`}
      drawing={drawing}
      columns={[
        { label: 'Week of' },
        { label, isNumeric: true },
        { label: `n ${sampleNoun[1]}`, isNumeric: true },
        { label: 'Expected range', isNumeric: true },
        { label: 'What it says' },
      ]}
      rows={() =>
        points.map((point) => ({
          key: point.week,
          cells: [
            <Day key="week" date={point.week} />,
            <Exact key="value" value={point.value} unit={unit}>
              {formatValue(metric, point.value)}
            </Exact>,
            formatNumber(point.sample),
            <Exact key="range" low={point.low} high={point.high} unit={unit}>
              {rangeText(point, metric) || '–'}
            </Exact>,
            [signalWord(point) || (point.phase === 'baseline' ? 'baseline' : ''), point.note]
              .filter(Boolean)
              .join('; '),
          ],
        }))
      }
    />
  );
}

/** Whether there is nothing to draw. */
export const isBlank = (points: readonly { value: number | null }[]) => points.every(({ value }) => value === null);

/** "71% – 88%", or nothing where there is no expectation. */
export function rangeText(
  { low, high }: Pick<ControlPoint, 'low' | 'high'>,
  metric: Pick<Metric, 'unit' | 'decimals'>,
) {
  return low === null || high === null ? '' : `${formatValue(metric, low)} – ${formatValue(metric, high)}`;
}

export function signalWord({ signal }: Pick<ControlPoint, 'signal'>) {
  if (signal === 'better') return 'better than chance explains';
  if (signal === 'worse') return 'worse than chance explains';
  return signal === 'changed' ? 'changed more than chance explains' : '';
}
