import { scaleUtc } from 'd3-scale';
import { formatDay } from '~/components/day';
import { formatNumber } from '~/reader-locale';
import type { ForecastPoint, GoalTrajectoryProps, TrajectoryPoint } from './goal-trajectory';
import { EndLabels, endGutter } from './marks/end-labels.server';
import { FirstAndLast } from './marks/first-and-last.server';
import { Band, Line } from './marks/lines.server';
import { NowLabel } from './marks/now-label.server';
import { across, columnsOf, type Plot } from './marks/plot';
import { Point } from './marks/points.server';
import { Sheet, Stretched } from './marks/sheet.server';
import { axisGutter, ValueAxis } from './marks/value-axis.server';
import { type ValueScale, valueDomain, valueScale } from './marks/value-scale.server';

export interface DrawnGoalTrajectory extends GoalTrajectoryProps {
  start: string;
  today: string;
  due: string;
  target: number;
  baseline?: number | null;
  /** The contacts behind a day's figure, for whoever may see them. */
  contactsOf?: (point: TrajectoryPoint) => string;
}

const PLOT: Plot = { height: 210, top: 26, bottom: 182 };
const DAY_MS = 86_400_000;

const time = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** The due day ends the axis, or today where the goal is overdue. */
function dayScale({ history, start, today, due }: DrawnGoalTrajectory) {
  const first = Math.min(time(start), ...history.map(({ date }) => time(date)));
  const last = Math.max(time(due), first + DAY_MS, ...history.map(({ date }) => time(date)));
  const scale = scaleUtc([first, last], [0, 100]).clamp(true);
  const isTodayInside = time(today) >= first && time(today) <= last;
  return { x: (date: string) => scale(time(date)), isTodayInside };
}

/** The values' lines, what is likely, the course so far, target and start: from back to front. */
export function GoalTrajectoryDrawing(props: DrawnGoalTrajectory) {
  const { history, forecast, start, today, due, target, baseline, metric, label } = props;
  const { x, isTodayInside } = dayScale(props);
  const scale = valueScale(
    valueDomain(
      [
        target,
        baseline,
        ...history.map(({ value }) => value),
        ...forecast.flatMap(({ low90, high90 }) => [low90, high90]),
      ],
      history,
    ),
    PLOT,
    metric,
  );
  const end = forecast.at(-1);
  const targetY = scale.targetY(target);
  const ends = [
    { y: targetY, text: `target ${scale.format(target)}`, className: 'chart-goal-label' },
    ...(end ? [{ y: scale.y((end.low50 + end.high50) / 2), text: `likely ${likelyText(end, scale.format)}` }] : []),
  ];
  const gutters = { left: axisGutter(scale), right: endGutter(ends) };
  const course = history.filter(({ value }) => value !== null).map((point) => ({ ...point, x: x(point.date) }));
  const now = course.at(-1);
  return (
    <Sheet plot={PLOT} gutters={gutters} label={label} description={trajectoryText(props, scale)}>
      <ValueAxis scale={scale} />
      {isTodayInside && <Today at={x(today)} />}
      <Stretched plot={PLOT}>
        <Cone forecast={forecast} x={x} y={scale.y} />
        <History history={history} x={x} y={scale.y} />
      </Stretched>
      <FirstAndLast plot={PLOT} first={formatDay(start)} last={`due ${formatDay(due)}`} />
      <line className="chart-goal" x2="100%" y1={targetY} y2={targetY} />
      <EndLabels labels={ends} plot={PLOT} />
      {typeof baseline === 'number' && (
        <g className="chart-baseline-mark">
          <title>{`Baseline ${scale.format(baseline)}`}</title>
          <path d={`M0,${scale.y(baseline) - 4}l6,4l-6,4Z`} />
        </g>
      )}
      {end && <circle className="chart-end" cx={across(x(end.date))} cy={scale.y(end.middle)} r={2} />}
      {now && (
        <NowLabel
          text={`now ${scale.format(now.value!)}`}
          course={course.map((point) => ({ x: point.x, y: scale.y(point.value!) }))}
          avoid={targetY}
          plot={PLOT}
          gutters={gutters}
        />
      )}
      <Days {...props} scale={scale} x={x} />
    </Sheet>
  );
}

function Today({ at }: { at: number }) {
  const anchor = at < 8 ? 'start' : at > 92 ? 'end' : 'middle';
  return (
    <>
      <line className="chart-today" x1={across(at)} x2={across(at)} y1={PLOT.top - 8} y2={PLOT.bottom} />
      <text x={across(at)} y={PLOT.top - 13} textAnchor={anchor}>
        today
      </text>
    </>
  );
}

interface PathProps {
  x: (date: string) => number;
  y: (value: number) => number;
}

function History({ history, x, y }: PathProps & { history: readonly TrajectoryPoint[] }) {
  const place = ({ date }: TrajectoryPoint) => x(date);
  const height = (value: number | null) => (value === null ? null : y(value));
  return (
    <>
      <Band
        className="chart-band"
        points={history}
        x={place}
        low={({ low }) => height(low)}
        high={({ high }) => height(high)}
      />
      <Line className="chart-history" points={history} x={place} y={({ value }) => height(value)} />
    </>
  );
}

function Cone({ forecast, x, y }: PathProps & { forecast: readonly ForecastPoint[] }) {
  const place = ({ date }: ForecastPoint) => x(date);
  return (
    <>
      <Band
        className="chart-cone-90"
        points={forecast}
        x={place}
        low={({ low90 }) => y(low90)}
        high={({ high90 }) => y(high90)}
      />
      <Band
        className="chart-cone-50"
        points={forecast}
        x={place}
        low={({ low50 }) => y(low50)}
        high={({ high50 }) => y(high50)}
      />
      <Line className="chart-cone-middle" points={forecast} x={place} y={({ middle }) => y(middle)} />
    </>
  );
}

/** What is said of each day, of those so far and of those to come. */
function Days(props: DrawnGoalTrajectory & { scale: ValueScale; x: (date: string) => number }) {
  const { history, forecast, metric, contactsOf, scale, x } = props;
  const { format } = scale;
  const past = history.flatMap((point) => {
    if (point.value === null) return [];
    const { date, value, sample, low, high } = point;
    const range = low !== null && high !== null && `true value ${format(low)} – ${format(high)}`;
    const counted = `n ${formatNumber(sample)} ${metric.sampleNoun[sample === 1 ? 0 : 1]}`;
    const text = [`by ${formatDay(date)}`, format(value), counted, range].filter(Boolean).join(' · ');
    return [{ date, value, text, to: contactsOf?.(point) }];
  });
  const last = past.at(-1)?.date ?? '';
  const ahead = forecast
    .filter(({ date }) => date > last)
    .map(({ date, middle, low50, high50, low90, high90 }) => ({
      date,
      value: middle,
      text: [
        `forecast for ${formatDay(date)}`,
        format(middle),
        `50% likely ${format(low50)} – ${format(high50)}`,
        `90% likely ${format(low90)} – ${format(high90)}`,
      ].join(' · '),
      to: undefined,
    }));
  const days = [...past, ...ahead];
  const columns = columnsOf(days.map(({ date }) => x(date)));
  const tabStop = Math.max(0, past.length - 1);
  return days.map(({ date, value, text, to }, index) => (
    <Point
      key={date}
      x={x(date)}
      y={scale.y(value)}
      kind={null}
      plot={PLOT}
      column={columns[index]!}
      text={text}
      to={to}
      isTabStop={index === tabStop}
      isShy
    />
  ));
}

/** "82% – 87%", or one value where rounding leaves no difference. */
function likelyText({ low50, high50 }: ForecastPoint, format: (value: number) => string) {
  const [low, high] = [format(low50), format(high50)];
  return low === high ? low : `${low} – ${high}`;
}

/** The chart in a sentence, for whoever hears it. */
function trajectoryText({ history, forecast, target, due, baseline }: DrawnGoalTrajectory, { format }: ValueScale) {
  const now = history.findLast(({ value }) => value !== null);
  const end = forecast.at(-1);
  return [
    `Target ${format(target)} by ${formatDay(due)}.`,
    typeof baseline === 'number' && `Baseline ${format(baseline)}.`,
    now ? `Now ${format(now.value!)}.` : 'No data yet.',
    end &&
      `Likely on the due day: 50% range ${format(end.low50)} – ${format(end.high50)}, 90% range ${format(end.low90)} – ${format(end.high90)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
