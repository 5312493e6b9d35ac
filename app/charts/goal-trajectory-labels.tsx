import { formatDay } from '~/components/day';
import { clamp, round } from './chart-size';
import type { ForecastPoint, GoalTrajectoryProps } from './goal-trajectory-props';
import type { TrajectoryScales } from './goal-trajectory-scales';
import { spreadLabels } from './spread-labels';
import { valueTicks } from './value-domain';

interface LabelsProps extends GoalTrajectoryProps {
  scales: TrajectoryScales;
}

const LINE = 15;

/** Values at the left, days below; the cone is read off against them. */
export function TrajectoryAxes({ start, due, today, format, unit, locale, scales }: LabelsProps) {
  const { plot, x, y, domain, isTodayInside } = scales;
  const base = plot.bottom + 20;
  const todayX = round(x(today));
  return (
    <>
      {valueTicks(domain, 4, unit).map((value) => (
        <g key={value}>
          <line className="chart-tick" x1={plot.left} x2={plot.right} y1={round(y(value))} y2={round(y(value))} />
          <text x={plot.left - 6} y={round(y(value) + 4)} textAnchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      {isTodayInside && (
        <>
          <line className="chart-today" x1={todayX} x2={todayX} y1={plot.top - 8} y2={plot.bottom} />
          <text x={clamp(todayX, plot.left + 16, plot.right - 16)} y={plot.top - 13} textAnchor="middle">
            today
          </text>
        </>
      )}
      <text x={plot.left} y={base}>
        {formatDay(start, 'short', locale)}
      </text>
      <text x={plot.right} y={base} textAnchor="end">
        due {formatDay(due, 'short', locale)}
      </text>
    </>
  );
}

/** "82% – 87%", or one value where rounding leaves no difference. */
function likelyText({ low50, high50 }: ForecastPoint, format: (value: number) => string) {
  const [low, high] = [format(low50), format(high50)];
  return low === high ? low : `${low} – ${high}`;
}

/** Target, what is likely, and where it started: each at its own line. */
export function TrajectoryEnds({ target, baseline, forecast, format, scales }: LabelsProps) {
  const { plot, y, x } = scales;
  const end = forecast.at(-1);
  const wanted = [y(target), ...(end ? [y((end.low50 + end.high50) / 2)] : [])];
  const places = spreadLabels(wanted, LINE, plot.top, plot.bottom).map((place) => round(place + 4));
  return (
    <>
      <line className="chart-goal" x1={plot.left} x2={plot.right} y1={round(y(target))} y2={round(y(target))} />
      <text className="chart-goal-label" x={plot.right + 6} y={places[0]}>
        target {format(target)}
      </text>
      {end && (
        <text x={plot.right + 6} y={places[1]}>
          likely {likelyText(end, format)}
        </text>
      )}
      {typeof baseline === 'number' && (
        <g className="chart-baseline-mark">
          <title>{`Baseline ${format(baseline)}`}</title>
          <path d={`M${plot.left},${round(y(baseline) - 4)}l6,4l-6,4Z`} />
        </g>
      )}
      {end && <circle className="chart-end" cx={round(x(end.date))} cy={round(y(end.middle))} r={2} />}
    </>
  );
}
