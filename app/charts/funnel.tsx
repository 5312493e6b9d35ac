import { ChartFrame } from './chart-frame';
import { FunnelDrawing, type FunnelProps } from './funnel-drawing';
import { funnelTable } from './funnel-table';

/** Is the difference between people real? Inside the funnel it is luck. */
export function Funnel(props: FunnelProps) {
  const { points, sampleLabel } = props;
  if (points.length === 0) return <p className="chart-empty">Nobody has {sampleLabel} in this period yet.</p>;
  return <ChartFrame draw={(size) => <FunnelDrawing {...props} size={size} />} table={funnelTable(props)} />;
}
