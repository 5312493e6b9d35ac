import { metricPiece } from '~/components/pieces';
import { type TableData, tableOf } from '~/components/table-data';
import type { Metric } from '~/metrics/metric';
import { ChartFrame } from './chart-frame';
import type { Drawing } from './drawing';
import type { PointKind } from './marks/point-kind';

export interface FunnelPoint {
  id: string | number;
  label: string;
  sample: number;
  value: number;
  kind: PointKind;
}

export interface FunnelProps {
  label: string;
  metric: Pick<Metric, 'unit' | 'decimals' | 'sampleNoun'>;
  points: readonly FunnelPoint[];
}

/** Is the difference between people real? Inside the funnel it is luck. */
export function Funnel({ drawing, ...props }: FunnelProps & { drawing: Drawing }) {
  const { metric, points } = props;
  if (points.length === 0) return <p className="chart-empty">Nobody has {metric.sampleNoun[1]} in this period yet.</p>;
  return <ChartFrame drawing={drawing} table={funnelTable(props)} />;
}

/** A funnel in figures, a row a person by name. */
export function funnelTable({ label, metric, points }: FunnelProps): TableData {
  const { unit, sampleNoun } = metric;
  return tableOf({
    caption: label,
    rows: [...points].sort((a, b) => a.label.localeCompare(b.label)),
    key: ({ id }) => id,
    columns: [
      { label: 'Name', cell: (point) => point.label },
      { label: 'Value', isNumeric: true, unit, cell: ({ value }) => metricPiece(metric, value) },
      { label: `n ${sampleNoun[1]}`, isNumeric: true, cell: ({ sample }) => sample },
      { label: 'What it says', cell: ({ kind }) => kindWord(kind) },
    ],
  });
}

export function kindWord(kind: PointKind) {
  if (kind === 'better') return 'better than chance explains';
  if (kind === 'worse') return 'worse than chance explains';
  return kind === 'changed' ? 'different' : 'within chance';
}
