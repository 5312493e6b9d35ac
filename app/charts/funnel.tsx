import { Exact } from '~/components/exact';
import { ChartFrame } from './chart-frame';
import { FunnelDrawing, type FunnelProps, kindWord } from './funnel-drawing';

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
