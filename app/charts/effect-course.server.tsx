import { formatDay, formatDays } from '~/components/day';
import { formatNumber } from '~/reader-locale';
import { isBlank } from './control-chart';
import type { CoursePoint, CourseWindow, EffectCourseProps } from './effect-course';
import { EndLabels, endGutter } from './marks/end-labels.server';
import { FirstAndLast } from './marks/first-and-last.server';
import { Line } from './marks/lines.server';
import { across, type Gutters, type Plot, roomClass } from './marks/plot';
import { Point } from './marks/points.server';
import { Post, placeMarks } from './marks/posts.server';
import { Sheet, Stretched } from './marks/sheet.server';
import { textWidth } from './marks/text-width';
import { axisGutter, ValueAxis } from './marks/value-axis.server';
import { type ValueScale, valueDomain, valueScale } from './marks/value-scale.server';
import { type WeekScale, weekScale } from './marks/week-scale.server';

interface DrawnEffectCourse extends EffectCourseProps {
  event: { date: string; label: string };
  /** Null where it cannot be told. */
  without: number | null;
  /** The contacts behind a week, for whoever may see them, and where they are of one person or queue. */
  contactsOf?: (week: string) => string;
}

const PLOT: Plot = { height: 198, top: 30, bottom: 170 };

/** Windows, what was expected, the event's post, the weeks, and what is likely without it: from back to front. */
export function EffectCourseDrawing(props: DrawnEffectCourse) {
  const { metric, points, windows, event, without, expectedLabel } = props;
  if (isBlank(points)) return null;
  const weeks = weekScale(points);
  const values = [...points.flatMap(({ value, expected }) => [value, expected]), without];
  const scale = valueScale(valueDomain(values, []), PLOT, metric);
  const withoutY = without === null ? null : scale.targetY(without);
  const expected = points.findLast((point) => point.expected !== null)?.expected;
  const labels = [
    ...(withoutY === null
      ? []
      : [{ y: withoutY, text: `without it ${scale.format(without!)}`, className: 'chart-goal-label' }]),
    ...(typeof expected === 'number' ? [{ y: scale.y(expected), text: expectedLabel }] : []),
  ];
  const gutters = { left: axisGutter(scale), right: endGutter(labels) };
  const marks = [{ ...event, kind: 'other' as const }];
  const line = (of: (point: CoursePoint) => number | null) => ({
    points,
    x: ({ week }: CoursePoint) => weeks.x(week),
    y: (point: CoursePoint) => {
      const value = of(point);
      return value === null ? null : scale.y(value);
    },
  });
  const after = windows.find(({ kind }) => kind === 'after');
  return (
    <Sheet plot={PLOT} gutters={gutters} label={metric.label} description={courseText(props, scale)}>
      {windows.map((window) => (
        <WindowBand key={window.kind} window={window} weeks={weeks} gutters={gutters} />
      ))}
      <ValueAxis scale={scale} />
      <Stretched plot={PLOT}>
        <Line className="chart-center" {...line((point) => point.expected)} />
        <Line className="chart-line" {...line((point) => point.value)} />
      </Stretched>
      {withoutY !== null && after && (
        <line className="chart-goal" x1={across(weeks.edge(after.from))} x2="100%" y1={withoutY} y2={withoutY} />
      )}
      <EndLabels labels={labels} plot={PLOT} />
      <FirstAndLast plot={PLOT} first={formatDay(points[0]!.week)} last={formatDay(points.at(-1)!.week)} />
      {placeMarks(marks, { xOf: weeks.edge, gutters }).map((mark) => (
        <Post key={mark.date} mark={mark} plot={PLOT} />
      ))}
      <Weeks {...props} weeks={weeks} scale={scale} />
    </Sheet>
  );
}

/** Weeks that are looked at together; those that led to it are paler. */
function WindowBand({ window, weeks, gutters }: { window: CourseWindow; weeks: WeekScale; gutters: Gutters }) {
  const { label, kind } = window;
  const [from, to] = [weeks.edge(window.from), weeks.edge(window.to, 1)];
  const room = roomClass(gutters, (width) => textWidth(label) <= ((to - from) / 100) * width);
  return (
    <g className={`chart-window chart-window-${kind}`}>
      <title>{label}</title>
      <rect x={across(from)} width={across(to - from)} y={PLOT.top} height={PLOT.bottom - PLOT.top} />
      {room !== null && (
        <text className={room} x={across((from + to) / 2)} y={PLOT.bottom - 5} textAnchor="middle">
          {label}
        </text>
      )}
    </g>
  );
}

function Weeks(props: DrawnEffectCourse & { weeks: WeekScale; scale: ValueScale }) {
  const { points, metric, expectedLabel, contactsOf, weeks, scale } = props;
  const last = points.findLast(({ value }) => value !== null);
  return points.map((point) => {
    const { week, value, sample, expected } = point;
    if (value === null) return null;
    const text = [
      `week of ${formatDay(week)}`,
      scale.format(value),
      `n ${formatNumber(sample)} ${metric.sampleNoun[sample === 1 ? 0 : 1]}`,
      expected !== null && `${expectedLabel} ${scale.format(expected)}`,
    ];
    return (
      <Point
        key={week}
        x={weeks.x(week)}
        y={scale.y(value)}
        kind={null}
        plot={PLOT}
        column={weeks.column(week)}
        text={text.filter(Boolean).join(' · ')}
        isTabStop={point === last}
        to={contactsOf?.(week)}
      />
    );
  });
}

/** The chart in a sentence, for whoever hears it. */
function courseText({ points, windows, event, without }: DrawnEffectCourse, { format }: ValueScale): string {
  return [
    `${points.length} weeks around ${event.label} on ${formatDay(event.date)}.`,
    ...windows.map(({ label, from, to }) => `${label} ${formatDays(from, to)}.`),
    without !== null && `Without it ${format(without)} would have been likely.`,
  ]
    .filter(Boolean)
    .join(' ');
}
