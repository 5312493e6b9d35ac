import { area, line } from 'd3';
import { round } from './chart-size';
import type { ControlPoint } from './control-chart-props';
import type { ControlScales } from './control-chart-scales';

interface Edge {
  x: number;
  point: ControlPoint;
}

/** The expected range, week by week (it moves with n and with the queues served), and its centre. */
export function ControlChartBand({ points, scales }: { points: readonly ControlPoint[]; scales: ControlScales }) {
  const { x, y, halfWeek } = scales;
  // Runs of one phase: a new baseline in the midst of the chart breaks the band.
  const edges = (phase: ControlPoint['phase']) =>
    points.flatMap((point): Edge[] =>
      point.phase === phase
        ? [
            { x: x(point.week) - halfWeek, point },
            { x: x(point.week) + halfWeek, point },
          ]
        : [{ x: x(point.week), point: { ...point, low: null, center: null } }],
    );
  const band = area<Edge>()
    .defined(({ point }) => point.low !== null && point.high !== null)
    .x((edge) => round(edge.x))
    .y0(({ point }) => round(y(point.low!)))
    .y1(({ point }) => round(y(point.high!)));
  const centre = line<Edge>()
    .defined(({ point }) => point.center !== null)
    .x((edge) => round(edge.x))
    .y(({ point }) => round(y(point.center!)));
  return (
    <>
      {(['baseline', 'judged'] as const).map((phase) => (
        <g key={phase} className={`chart-${phase}`}>
          <path className="chart-band" d={band(edges(phase)) ?? undefined} />
          <path className="chart-centre" d={centre(edges(phase)) ?? undefined} />
        </g>
      ))}
    </>
  );
}
