import { formatDay } from '~/components/day';
import type { Metric } from '~/metrics/metric';
import { type ChartMark, type ControlChartProps, type ControlPoint, isBlank, rangeText } from './control-chart';
import { chartText, pointText } from './control-chart-words.server';
import { EndLabels, endGutter } from './marks/end-labels.server';
import { FirstAndLast } from './marks/first-and-last.server';
import { Band, Line } from './marks/lines.server';
import { type Gutters, type Plot, roomClass } from './marks/plot';
import { Point } from './marks/points.server';
import { Post, placeMarks } from './marks/posts.server';
import { Sheet, STRETCH, Stretched } from './marks/sheet.server';
import { textWidth } from './marks/text-width';
import { axisGutter, ValueAxis } from './marks/value-axis.server';
import { valueDomain, valueScale } from './marks/value-scale.server';
import { type WeekScale, weekScale } from './marks/week-scale.server';

interface DrawnControlChart extends ControlChartProps {
  metric: ControlChartProps['metric'] & Pick<Metric, 'direction'>;
  goal?: number | null;
  marks?: readonly ChartMark[];
  /** Whether it says which way is better. */
  hasDirection?: boolean;
  /** The contacts behind a week, for whoever may see them. */
  contactsOf?: (week: string) => string;
}

const PLOT: Plot = { height: 184, top: 34, bottom: 156 };

/** Band, center, goal, events, line and points, from back to front. */
export function ControlChartDrawing(props: DrawnControlChart) {
  const { metric, points, goal = null, marks = [], hasDirection, contactsOf } = props;
  if (isBlank(points)) return null;
  const weeks = weekScale(points);
  const values = [...points.flatMap(({ value, center }) => [value, center]), goal];
  const scale = valueScale(valueDomain(values, points), PLOT, metric);
  const last = points.findLast(({ value }) => value !== null)!;
  const isAtEnd = last === points.at(-1);
  const lastLabel = {
    y: scale.y(last.value!),
    text: scale.format(last.value!),
    className: `chart-value chart-value-${last.signal ?? 'common'}`,
  };
  const goalY = goal === null ? null : scale.targetY(goal);
  const labels = [
    ...(goalY === null ? [] : [{ y: goalY, text: `goal ${scale.format(goal!)}`, className: 'chart-goal-label' }]),
    ...(isAtEnd ? [lastLabel] : []),
  ];
  const gutters = { left: axisGutter(scale), right: endGutter([...labels, lastLabel]) };
  const posts = placeMarks(
    marks.filter(({ date }) => weeks.isInside(date)),
    { xOf: weeks.xOfDay, gutters },
  );
  const stops = [
    ...posts.map((mark) => ({ x: mark.x, stop: <Post key={`${mark.date} ${mark.label}`} mark={mark} plot={PLOT} /> })),
    ...points.flatMap((point) => {
      const x = weeks.x(point.week);
      if (point.value === null) return [];
      const stop = (
        <Point
          key={point.week}
          x={x}
          y={scale.y(point.value)}
          kind={point.signal}
          plot={PLOT}
          column={weeks.column(point.week)}
          text={pointText(point, metric)}
          isTabStop={point === last}
          to={contactsOf?.(point.week)}
        />
      );
      return [{ x, stop }];
    }),
  ].sort((a, b) => a.x - b.x);
  return (
    <Sheet
      plot={PLOT}
      gutters={gutters}
      label={`${metric.label}, week by week`}
      description={chartText(props.metric, points)}
    >
      <Stretched plot={PLOT}>
        <Expected points={points} weeks={weeks} y={scale.y} />
      </Stretched>
      <ValueAxis scale={scale} />
      {goalY !== null && <line className="chart-goal" x2="100%" y1={goalY} y2={goalY} />}
      <Stretched plot={PLOT}>
        <Line
          className="chart-line"
          points={points}
          x={({ week }) => weeks.x(week)}
          y={({ value }) => (value === null ? null : scale.y(value))}
        />
      </Stretched>
      <FirstAndLast
        plot={PLOT}
        first={formatDay(points[0]!.week)}
        last={points.length > 1 ? formatDay(points.at(-1)!.week) : null}
      />
      <BaselineBracket points={points} weeks={weeks} gutters={gutters} />
      <Caption {...props} hasDirection={hasDirection} gutters={gutters} />
      {stops.map(({ stop }) => stop)}
      <EndLabels labels={labels} plot={PLOT} />
      {!isAtEnd && (
        <text className={lastLabel.className} x={`${weeks.x(last.week)}%`} dx={7} y={lastLabel.y} dy={4}>
          {lastLabel.text}
        </text>
      )}
    </Sheet>
  );
}

/** The expected range, week by week (it moves with n and with the queues served), and its center. */
function Expected(props: { points: readonly ControlPoint[]; weeks: WeekScale; y: (value: number) => number }) {
  const { points, weeks, y } = props;
  const height = (value: number | null) => (value === null ? null : y(value));
  const columns = points.flatMap(({ week, ...point }) => weeks.column(week).map((x) => ({ ...point, x })));
  // Runs of one phase: a new baseline in the midst of the chart breaks the band.
  return (['baseline', 'judged'] as const).map((phase) => {
    const edges = columns.map((edge) =>
      edge.phase === phase ? edge : { x: edge.x, low: null, high: null, center: null },
    );
    return (
      <g key={phase} className={`chart-${phase}`}>
        <Band
          className="chart-band"
          points={edges}
          x={({ x }) => x}
          low={({ low, high }) => (high === null ? null : height(low))}
          high={({ high }) => height(high)}
        />
        <Line className="chart-center" points={edges} x={({ x }) => x} y={({ center }) => height(center)} />
      </g>
    );
  });
}

/** How far the baseline reaches, below the plot. */
function BaselineBracket({
  points,
  weeks,
  gutters,
}: Pick<DrawnControlChart, 'points'> & { weeks: WeekScale; gutters: Gutters }) {
  const judgedFrom = points.findIndex(({ phase, value }) => phase === 'judged' && value !== null);
  const baseline = points.slice(0, judgedFrom).filter(({ phase }) => phase === 'baseline');
  if (baseline.length === 0 || baseline.length === points.length) return null;
  const end = weeks.column(baseline.at(-1)!.week)[1];
  const dates = textWidth(formatDay(points[0]!.week)) + 10;
  const room = roomClass(gutters, (width) => (width * end) / 200 - textWidth('baseline') / 2 > dates);
  return (
    <>
      <Stretched plot={PLOT}>
        <path className="chart-bracket" d={`M0,${PLOT.bottom + 3}v4H${Math.round(end * STRETCH) - 2}v-4`} />
      </Stretched>
      {room !== null && (
        <text className={room} x={`${Math.round(end / 2)}%`} y={PLOT.bottom + 20} textAnchor="middle">
          baseline
        </text>
      )}
    </>
  );
}

/** What is expected, and which way is better. */
function Caption({ points, metric, hasDirection, gutters }: DrawnControlChart & { gutters: Gutters }) {
  const last = points.findLast(({ low }) => low !== null);
  const isSteady =
    last &&
    points.every(
      ({ low, high, phase }) => phase === 'baseline' || low === null || (low === last.low && high === last.high),
    );
  const when = last === points.at(-1) ? 'last week' : last && `week of ${formatDay(last.week)}`;
  const expected = last
    ? `expected ${isSteady ? 'range' : when} ${rangeText(last, metric)}`
    : 'too few weeks for an expected range';
  const direction = hasDirection && metric.direction !== 'band' ? ` · ${metric.direction} is better` : '';
  const room = roomClass(gutters, (width) => textWidth(expected + direction) < width + gutters.left + gutters.right);
  return (
    <text className="chart-halo" x={0} dx={-gutters.left} y={PLOT.top - 7}>
      {expected}
      {direction && room !== null && <tspan className={room}>{direction}</tspan>}
    </text>
  );
}
