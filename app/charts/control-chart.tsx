import { metricPiece, rangePiece } from '~/components/pieces';
import { type TableData, tableOf } from '~/components/table-data';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
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
export function ControlChart({ drawing, ...props }: ControlChartProps & { drawing: Drawing }) {
  if (isBlank(props.points)) return <p className="chart-empty">Nothing was counted in these weeks yet.</p>;
  return <ChartFrame drawing={drawing} table={controlChartTable(props)} />;
}

/** A control chart in figures, a row a week. */
export function controlChartTable({ metric, points }: ControlChartProps): TableData {
  const { label, unit, sampleNoun } = metric;
  return tableOf({
    caption: `${label}, week by week`,
    rows: points,
    key: ({ week }) => week,
    columns: [
      { label: 'Week of', cell: ({ week }) => ({ day: week }) },
      { label, isNumeric: true, unit, cell: ({ value }) => metricPiece(metric, value) },
      { label: `n ${sampleNoun[1]}`, isNumeric: true, cell: ({ sample }) => sample },
      {
        label: 'Expected range',
        isNumeric: true,
        unit,
        file: ['low', 'high'],
        cell: (point) => rangePiece(point, unit, (value) => formatValue(metric, value)),
      },
      { label: 'What it says', cell: whatItSays },
    ],
  });
}

const whatItSays = (point: ControlPoint) =>
  [signalWord(point) || (point.phase === 'baseline' ? 'baseline' : ''), point.note].filter(Boolean).join('; ');

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
