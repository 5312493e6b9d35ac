import { area, line } from 'd3';
import { formatDay } from '~/components/day';
import { Drawing } from './chart-drawing';
import { ChartPoint } from './chart-point';
import { type ChartSize, round } from './chart-size';
import { TrajectoryAxes, TrajectoryEnds } from './goal-trajectory-labels';
import type { ForecastPoint, GoalTrajectoryProps, TrajectoryPoint } from './goal-trajectory-props';
import { type TrajectoryScales, trajectoryScales } from './goal-trajectory-scales';
import { NowLabel } from './now-label';

export function GoalTrajectoryDrawing({ size, ...props }: GoalTrajectoryProps & { size: ChartSize }) {
  const { history, label } = props;
  const scales = trajectoryScales(props, size);
  const { plot, x, y } = scales;
  const last = history.findLast(({ value }) => value !== null);
  const readout = { x: 0, y: plot.bottom + 20, width: plot.width };
  return (
    <Drawing
      width={plot.width}
      height={plot.height}
      label={label}
      description={trajectoryText(props)}
      readout={readout}
    >
      <TrajectoryAxes {...props} scales={scales} />
      <Cone forecast={props.forecast} scales={scales} />
      <History history={history} scales={scales} />
      <TrajectoryEnds {...props} scales={scales} />
      <NowLabel {...props} scales={scales} />
      {history.map((point) =>
        point.value === null ? null : (
          <ChartPoint
            key={point.date}
            x={x(point.date)}
            y={y(point.value)}
            kind={null}
            text={pointText(point, props)}
            isStop={point === last}
            isHidden
          />
        ),
      )}
    </Drawing>
  );
}

function History({ history, scales }: { history: readonly TrajectoryPoint[]; scales: TrajectoryScales }) {
  const x = ({ date }: TrajectoryPoint) => round(scales.x(date));
  const band = area<TrajectoryPoint>()
    .defined(({ low, high }) => low !== null && high !== null)
    .x(x)
    .y0(({ low }) => round(scales.y(low!)))
    .y1(({ high }) => round(scales.y(high!)));
  const course = line<TrajectoryPoint>()
    .defined(({ value }) => value !== null)
    .x(x)
    .y(({ value }) => round(scales.y(value!)));
  return (
    <>
      <path className="chart-band" d={band(history) ?? undefined} />
      <path className="chart-history" d={course(history) ?? undefined} />
    </>
  );
}

function Cone({ forecast, scales }: { forecast: readonly ForecastPoint[]; scales: TrajectoryScales }) {
  const x = ({ date }: ForecastPoint) => round(scales.x(date));
  const between = (low: keyof ForecastPoint, high: keyof ForecastPoint) =>
    area<ForecastPoint>()
      .x(x)
      .y0((point) => round(scales.y(point[low] as number)))
      .y1((point) => round(scales.y(point[high] as number)))(forecast) ?? undefined;
  const middle = line<ForecastPoint>()
    .x(x)
    .y((point) => round(scales.y(point.middle)));
  return (
    <>
      <path className="chart-cone-90" d={between('low90', 'high90')} />
      <path className="chart-cone-50" d={between('low50', 'high50')} />
      <path className="chart-cone-middle" d={middle(forecast) ?? undefined} />
    </>
  );
}

function pointText({ date, value, sample, low, high }: TrajectoryPoint, { format, noun, locale }: GoalTrajectoryProps) {
  return [
    `by ${formatDay(date, 'short', locale)}`,
    format(value!),
    `n ${sample.toLocaleString('en')}${noun ? ` ${noun}` : ''}`,
    low !== null && high !== null && `true value ${format(low)} – ${format(high)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The chart in a sentence, for whoever hears it. */
function trajectoryText({ history, forecast, target, due, baseline, format, locale }: GoalTrajectoryProps) {
  const now = history.findLast(({ value }) => value !== null);
  const end = forecast.at(-1);
  return [
    `Target ${format(target)} by ${formatDay(due, 'short', locale)}`,
    typeof baseline === 'number' && `from ${format(baseline)}`,
    now ? `now ${format(now.value!)}` : 'nothing counted yet',
    end &&
      `on the due day even odds for ${format(end.low50)} – ${format(end.high50)}, 9 in 10 for ${format(end.low90)} – ${format(end.high90)}`,
  ]
    .filter(Boolean)
    .join('; ');
}
