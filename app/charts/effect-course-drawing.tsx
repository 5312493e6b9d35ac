import { line } from 'd3';
import { formatDay, formatDays } from '~/components/day';
import type { Unit } from '~/metrics/metric';
import { Drawing } from './chart-drawing';
import { ChartPoint } from './chart-point';
import { type ChartSize, clamp, type Plot, round } from './chart-size';
import { linearScale } from './linear-scale';
import { spreadLabels } from './spread-labels';
import { valueDomain } from './value-domain';

export interface CoursePoint {
  /** The week's Monday, yyyy-MM-dd. */
  week: string;
  value: number | null;
  sample: number;
  /** What the same mix of contacts gave others in that week. */
  expected: number | null;
}

/** Weeks that are looked at together; without is what is likely had nothing happened. */
export interface CourseWindow {
  label: string;
  from: string;
  to: string;
  kind: 'before' | 'lead-up' | 'after';
}

export interface EffectCourseProps {
  label: string;
  points: readonly CoursePoint[];
  windows: readonly CourseWindow[];
  event: { date: string; label: string };
  /** Null where it cannot be told. */
  without: number | null;
  expectedLabel: string;
  format: (value: number) => string;
  unit: Unit;
  noun: string;
}

const PLOTS: Record<ChartSize, Plot> = {
  wide: { width: 540, height: 214, left: 8, right: 452, top: 46, bottom: 178 },
  narrow: { width: 340, height: 214, left: 6, right: 252, top: 46, bottom: 176 },
};
const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const LINE = 14;

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

type Scales = ReturnType<typeof courseScales>;

function courseScales({ points, without }: EffectCourseProps, size: ChartSize) {
  const plot = PLOTS[size];
  const start = dayNumber(points[0]!.week);
  const end = dayNumber(points.at(-1)!.week) + WEEK_DAYS;
  const across = linearScale([start, end], [plot.left, plot.right]);
  const domain = valueDomain([...points.flatMap(({ value, expected }) => [value, expected]), without], []);
  return {
    plot,
    y: linearScale(domain, [plot.bottom, plot.top], 'clamped'),
    x: (week: string) => across(dayNumber(week) + WEEK_DAYS / 2),
    edge: (date: string) => clamp(across(dayNumber(date)), plot.left, plot.right),
    letter: size === 'wide' ? 5.7 : 6.2,
  };
}

/** Windows, what was expected, the event's post, the weeks, and what is likely without it: from back to front. */
export function EffectCourseDrawing({ size, ...props }: EffectCourseProps & { size: ChartSize }) {
  const { points, windows, label, without, format, noun, expectedLabel } = props;
  const scales = courseScales(props, size);
  const { plot, x, y } = scales;
  const path = (of: (point: CoursePoint) => number | null) =>
    line<CoursePoint>()
      .defined((point) => of(point) !== null)
      .x(({ week }) => round(x(week)))
      .y((point) => round(y(of(point)!)))(points) ?? undefined;
  const after = windows.find(({ kind }) => kind === 'after');
  const last = points.findLast(({ value }) => value !== null);
  return (
    <Drawing
      width={plot.width}
      height={plot.height}
      label={label}
      description={courseText(props)}
      readout={{ x: 0, y: plot.bottom + 34, width: plot.width }}
    >
      {windows.map((window) => (
        <WindowBand key={window.kind} window={window} scales={scales} />
      ))}
      <path className="chart-centre" d={path(({ expected }) => expected)} />
      <EventPost {...props} scales={scales} />
      <path className="chart-line" d={path(({ value }) => value)} />
      {without !== null && after && (
        <line
          className="chart-goal"
          x1={round(scales.edge(after.from))}
          x2={plot.right}
          y1={round(y(without))}
          y2={round(y(without))}
        />
      )}
      <EndLabels {...props} scales={scales} />
      <text x={plot.left} y={plot.bottom + 20}>
        {formatDay(points[0]!.week)}
      </text>
      <text x={plot.right} y={plot.bottom + 20} textAnchor="end">
        {formatDay(points.at(-1)!.week)}
      </text>
      {points.map((point) =>
        point.value === null ? null : (
          <ChartPoint
            key={point.week}
            x={x(point.week)}
            y={y(point.value)}
            kind={null}
            text={[
              `week of ${formatDay(point.week)}`,
              format(point.value),
              `n ${point.sample.toLocaleString('en')} ${noun}`,
              point.expected !== null && `${expectedLabel} ${format(point.expected)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
            isStop={point === last}
          />
        ),
      )}
    </Drawing>
  );
}

/** Weeks that are looked at together; those that led to it are hatched by being paler. */
function WindowBand({ window, scales }: { window: CourseWindow; scales: Scales }) {
  const { plot, edge, letter } = scales;
  const from = edge(window.from);
  const to = Math.min(plot.right, edge(window.to) + (edge(window.to) - from) / 60);
  const fits = window.label.length * letter <= to - from;
  return (
    <g className={`chart-window chart-window-${window.kind}`}>
      <title>{window.label}</title>
      <rect x={round(from)} y={plot.top} width={round(to - from)} height={plot.bottom - plot.top} />
      {fits && (
        <text x={round((from + to) / 2)} y={plot.bottom - 5} textAnchor="middle">
          {window.label}
        </text>
      )}
    </g>
  );
}

/** A post at the event's day; its name beside it, or above where there is no room. */
function EventPost({ event, scales }: EffectCourseProps & { scales: Scales }) {
  const { plot, edge, letter } = scales;
  const x = round(edge(event.date));
  const width = event.label.length * letter;
  const isBeside = x + 8 + width <= plot.width;
  return (
    <g className="chart-mark">
      <title>{`${formatDay(event.date)} · ${event.label}`}</title>
      <line x1={x} x2={x} y1={22} y2={plot.bottom} />
      <circle cx={x} cy={19} r={3} />
      {isBeside ? (
        <text x={x + 7} y={23}>
          {event.label}
        </text>
      ) : (
        <text x={Math.max(0, round(Math.min(x, plot.width) - width))} y={10}>
          {event.label}
        </text>
      )}
    </g>
  );
}

/** What the lines are, at their ends. */
function EndLabels({ points, without, expectedLabel, format, scales }: EffectCourseProps & { scales: Scales }) {
  const { plot, y } = scales;
  const expected = points.findLast((point) => point.expected !== null)?.expected;
  const labels = [
    ...(without === null
      ? []
      : [{ at: y(without), text: `without it ${format(without)}`, className: 'chart-goal-label' }]),
    ...(typeof expected === 'number' ? [{ at: y(expected), text: expectedLabel, className: undefined }] : []),
  ];
  const places = spreadLabels(
    labels.map(({ at }) => at),
    LINE,
    plot.top,
    plot.bottom,
  );
  return labels.map(({ text, className }, index) => (
    <text key={text} className={className} x={plot.right + 6} y={round(places[index]! + 4)}>
      {text}
    </text>
  ));
}

/** The chart in a sentence, for whoever hears it. */
function courseText({ points, windows, event, without, format }: EffectCourseProps): string {
  return [
    `${points.length} weeks around ${event.label} on ${formatDay(event.date)}.`,
    ...windows.map(({ label, from, to }) => `${label} ${formatDays(from, to)}.`),
    without !== null && `Without it ${format(without)} would have been likely.`,
  ]
    .filter(Boolean)
    .join(' ');
}
