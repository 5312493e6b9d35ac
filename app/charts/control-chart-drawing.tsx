import { line } from 'd3';
import { Drawing } from './chart-drawing';
import { ChartPoint } from './chart-point';
import { type ChartSize, round } from './chart-size';
import { ControlChartBand } from './control-chart-band';
import { AxisLabels, EndLabels, Marks } from './control-chart-labels';
import type { ControlChartProps, ControlPoint } from './control-chart-props';
import { controlScales } from './control-chart-scales';
import { chartText } from './control-chart-words';

interface ControlChartDrawingProps extends ControlChartProps {
  size: ChartSize;
  /** What each point says of itself. */
  texts: readonly string[];
}

/** Band, centre, goal, events, line and points, from back to front. */
export function ControlChartDrawing({ size, texts, ...props }: ControlChartDrawingProps) {
  const { points, label } = props;
  const scales = controlScales(props, size);
  const { plot, x, y } = scales;
  const values = line<ControlPoint>()
    .defined(({ value }) => value !== null)
    .x(({ week }) => round(x(week)))
    .y(({ value }) => round(y(value!)));
  const last = points.findLast(({ value }) => value !== null);
  const readout = { x: 0, y: plot.bottom + 20, width: plot.width };
  return (
    <Drawing width={plot.width} height={plot.height} label={label} description={chartText(props)} readout={readout}>
      <ControlChartBand points={points} scales={scales} />
      <Marks {...props} scales={scales} />
      <path className="chart-line" d={values(points) ?? undefined} />
      <AxisLabels {...props} scales={scales} />
      <EndLabels {...props} scales={scales} />
      {points.map((point, index) =>
        point.value === null ? null : (
          <ChartPoint
            key={point.week}
            x={x(point.week)}
            y={y(point.value)}
            kind={point.signal}
            text={texts[index]!}
            isStop={point === last || point.signal !== null}
          />
        ),
      )}
    </Drawing>
  );
}
