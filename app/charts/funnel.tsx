import { Exact } from '~/components/exact';
import type { Unit } from '~/metrics/metric';
import { ChartFrame } from './chart-frame';
import type { PointKind } from './chart-point';
import { FunnelDrawing } from './funnel-drawing';

export interface FunnelPoint {
  id: string | number;
  label: string;
  sample: number;
  value: number;
  kind: PointKind;
}

/** Within which chance alone keeps someone with this many: 95 and 99.8 % of the time. */
export interface FunnelLimit {
  sample: number;
  low95: number;
  high95: number;
  low998: number;
  high998: number;
}

export interface FunnelProps {
  label: string;
  points: readonly FunnelPoint[];
  /** What all share. */
  center: number;
  centerLabel?: string;
  /** Ascending by sample. */
  limits: readonly FunnelLimit[];
  /** "survey answers" */
  sampleLabel: string;
  format: (value: number) => string;
  unit: Unit;
}

/** Is the difference between people real? Inside the funnel it is luck. */
export function Funnel(props: FunnelProps) {
  const { label, points, sampleLabel, format, unit } = props;
  if (points.length === 0) return <p className="chart-empty">Nobody has {sampleLabel} in this period yet.</p>;
  return (
    <ChartFrame
      label={label}
      draw={(size) => <FunnelDrawing {...props} size={size} />}
      columns={[
        { label: 'Name' },
        { label: 'Value', isNumeric: true },
        { label: `n ${sampleLabel}`, isNumeric: true },
        { label: 'What it says' },
      ]}
      rows={() =>
        [...points]
          .sort((a, b) => a.label.localeCompare(b.label))
          .map((point) => ({
            key: point.id,
            cells: [
              point.label,
              <Exact key="value" value={point.value} unit={unit}>
                {format(point.value)}
              </Exact>,
              point.sample.toLocaleString('en'),
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
