import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { formatDay } from '~/components/day';
import { round } from './chart-size';
import type { ChartMark, ControlChartProps } from './control-chart-props';
import type { ControlScales } from './control-chart-scales';
import { rangeText } from './control-chart-words';
import { spreadLabels } from './spread-labels';

interface LabelsProps extends ControlChartProps {
  scales: ControlScales;
}

const LINE = 13;

/** The goal's line; its name and the last value at the line's end. */
export function EndLabels({ points, goal, format, scales }: LabelsProps) {
  const { plot, x, y } = scales;
  const last = points.findLast(({ value }) => value !== null);
  const hasGoal = typeof goal === 'number';
  const wanted = [...(hasGoal ? [y(goal)] : []), ...(last ? [y(last.value!)] : [])];
  const places = spreadLabels(wanted, LINE, plot.top, plot.bottom).map((place) => round(place + 4));
  const isAtEnd = last && last === points.at(-1);
  const kind = last?.signal ?? 'common';
  return (
    <>
      {hasGoal && (
        <>
          <line className="chart-goal" x1={plot.left} x2={plot.right} y1={round(y(goal))} y2={round(y(goal))} />
          <text className="chart-goal-label" x={plot.right + 6} y={places[0]}>
            goal {format(goal)}
          </text>
        </>
      )}
      {last && (
        <text
          className={`chart-value chart-value-${kind}`}
          x={round(isAtEnd ? plot.right + 6 : x(last.week) + 7)}
          y={isAtEnd ? places.at(-1) : round(y(last.value!) + 4)}
        >
          {format(last.value!)}
        </text>
      )}
    </>
  );
}

/** First and last week, the baseline's extent, what is expected, which way is better. */
export function AxisLabels({ points, format, directionLabel, locale, scales }: LabelsProps) {
  const { plot, x, halfWeek, letter } = scales;
  const base = plot.bottom + 20;
  const last = points.findLast(({ low }) => low !== null);
  const isSteady =
    last &&
    points.every(
      ({ low, high, phase }) => phase === 'baseline' || low === null || (low === last.low && high === last.high),
    );
  const when = last === points.at(-1) ? 'last week' : last && `week of ${formatDay(last.week, 'short', locale)}`;
  const expected = last
    ? `expected ${isSteady ? 'range' : when} ${rangeText(last, format)}`
    : 'too few weeks for an expected range';
  const judgedFrom = points.findIndex(({ phase, value }) => phase === 'judged' && value !== null);
  const baseline = points.slice(0, judgedFrom).filter(({ phase }) => phase === 'baseline');
  const hasBoth = baseline.length > 0 && baseline.length < points.length;
  const boundary = hasBoth ? x(baseline.at(-1)!.week) + halfWeek : 0;
  const dateLabels = 2 * letter * 6;
  return (
    <>
      <text x={plot.left} y={base}>
        {formatDay(points[0]!.week, 'short', locale)}
      </text>
      {points.length > 1 && (
        <text x={plot.right} y={base} textAnchor="end">
          {formatDay(points.at(-1)!.week, 'short', locale)}
        </text>
      )}
      {hasBoth && (
        <path className="chart-bracket" d={`M${plot.left},${plot.bottom + 3}v4H${round(boundary - 1.5)}v-4`} />
      )}
      {hasBoth && boundary - plot.left > dateLabels + letter * 8 && (
        <text x={round((plot.left + letter * 6 + boundary) / 2)} y={base} textAnchor="middle">
          baseline
        </text>
      )}
      <text className="chart-halo" x={plot.left} y={plot.top - 7}>
        {[expected, directionLabel].filter(Boolean).join(' · ')}
      </text>
    </>
  );
}

/** A post for each event; its name where there is room for it, and always on hover. */
export function Marks({ marks = [], locale, scales }: LabelsProps) {
  const { plot, xOfDay, isInside, letter } = scales;
  let free = plot.left;
  const sorted = marks.filter(({ date }) => isInside(date)).sort((a, b) => a.date.localeCompare(b.date));
  return sorted.map((mark, index) => {
    const x = round(xOfDay(mark.date));
    const width = mark.label.length * letter;
    const next = sorted[index + 1];
    const limit = next ? xOfDay(next.date) - 6 : plot.width + 8;
    const fitsRight = x + 7 + width <= limit;
    const fitsLeft = !fitsRight && x - 7 - width >= free;
    free = fitsRight ? x + 15 + width : x + 6;
    return (
      <MarkLink key={`${mark.date} ${mark.label}`} mark={mark} x={x} locale={locale}>
        <g className="chart-mark">
          <title>{markText(mark, locale)}</title>
          <line x1={x} x2={x} y1={12} y2={plot.bottom} />
          <circle cx={x} cy={9} r={3} />
          {(fitsRight || fitsLeft) && (
            <text x={fitsRight ? x + 7 : x - 7} y={13} textAnchor={fitsRight ? 'start' : 'end'}>
              {mark.label}
            </text>
          )}
        </g>
      </MarkLink>
    );
  });
}

/** A post that leads to what followed, wide enough to be hit; the others stand as they are. */
function MarkLink(props: { mark: ChartMark; x: number; locale?: string; children: ReactNode }) {
  const { mark, x, locale, children } = props;
  if (mark.to === undefined) return children;
  return (
    <Link className="chart-mark-link" to={mark.to} aria-label={`${markText(mark, locale)}: what followed`}>
      <rect x={x - 12} y={-3} width={24} height={24} />
      {children}
    </Link>
  );
}

const markText = ({ date, label, kind }: ChartMark, locale?: string) =>
  `${formatDay(date, 'short', locale)} · ${kind === 'other' ? '' : `${kind}: `}${label}`;
