import { ChartFrame } from './chart-frame';
import { ControlChartDrawing } from './control-chart-drawing';
import type { ControlChartProps } from './control-chart-props';
import { controlChartTable } from './control-chart-table';
import { pointText } from './control-chart-words';

/** Weekly values against the range that chance explains; coloured only where chance does not. */
export function ControlChart(props: ControlChartProps) {
  const { points } = props;
  if (points.every(({ value }) => value === null)) {
    return <p className="chart-empty">Nothing was counted in these weeks yet.</p>;
  }
  const texts = points.map((point) => pointText(point, props));
  return (
    <ChartFrame
      draw={(size) => <ControlChartDrawing {...props} texts={texts} size={size} />}
      table={controlChartTable(props)}
    />
  );
}
