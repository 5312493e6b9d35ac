import { Exact } from '~/components/exact';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import { formatNumber } from '~/reader-locale';
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
export function Funnel({ label, metric, points, drawing }: FunnelProps & { drawing: Drawing }) {
  const noun = metric.sampleNoun[1];
  if (points.length === 0) return <p className="chart-empty">Nobody has {noun} in this period yet.</p>;
  return (
    <ChartFrame
      label={label}
      drawing={drawing}
      columns={[
        { label: 'Name' },
        { label: 'Value', isNumeric: true },
        { label: `n ${noun}`, isNumeric: true },
        { label: 'What it says' },
      ]}
      rows={() =>
        [...points]
          .sort((a, b) => a.label.localeCompare(b.label))
          .map((point) => ({
            key: point.id,
            cells: [
              point.label,
              <Exact key="value" value={point.value} unit={metric.unit}>
                {formatValue(metric, point.value)}
              </Exact>,
              formatNumber(point.sample),
              kindWord(point.kind),
            ],
          }))
      }
    />
  );
}

export function kindWord(kind: PointKind) {
  if (kind === 'better') return 'better than chance explains';
  if (kind === 'worse') return 'worse than chance explains';
  return kind === 'changed' ? 'different' : 'within chance';
}
