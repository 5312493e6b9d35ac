import { formatDay } from '~/components/day';
import type { ChartMark } from '../control-chart';
import { across, type Gutters, inRooms, type Plot } from './plot';
import { Stop } from './points.server';
import { textWidth } from './text-width';

type Side = 'right' | 'left';

export interface PlacedMark extends ChartMark {
  /** Of 100. */
  x: number;
  /** Where its name stands beside its post; nowhere without room. */
  names: { side: Side; className?: string }[];
}

/** Where each event stands, and on which side there is room for its name. */
export function placeMarks(
  marks: readonly ChartMark[],
  { xOf, gutters }: { xOf: (date: string) => number; gutters: Gutters },
): PlacedMark[] {
  const placed = marks
    .map((mark) => ({ ...mark, x: xOf(mark.date) }))
    .sort((a, b) => a.date.localeCompare(b.date) || a.label.localeCompare(b.label));
  const rooms = inRooms(gutters, (width) => sidesOf(placed, width, gutters));
  return placed.map((mark, index) => ({
    ...mark,
    names: rooms.flatMap(({ place, className }) => {
      const side = place[index];
      return side ? [{ side, className }] : [];
    }),
  }));
}

function sidesOf(marks: readonly { x: number; label: string }[], width: number, gutters: Gutters): (Side | null)[] {
  let free = -gutters.left;
  return marks.map(({ x, label }, index) => {
    const at = (x / 100) * width;
    const needed = textWidth(label);
    const next = marks[index + 1];
    const limit = next ? (next.x / 100) * width - 6 : width + gutters.right;
    const side = at + 7 + needed <= limit ? 'right' : at - 7 - needed >= free ? 'left' : null;
    free = side === 'right' ? at + 15 + needed : at + 6;
    return side;
  });
}

/** An event at its day, its name beside it where there is room, and always when it is looked at. */
export function Post({ mark, plot }: { mark: PlacedMark; plot: Plot }) {
  const { x, names, label, to } = mark;
  const place = across(x);
  const text = `${formatDay(mark.date)} · ${mark.kind === 'other' ? '' : `${mark.kind}: `}${label}`;
  return (
    <Stop text={to === undefined ? text : `${text}: what followed`} to={to} className="chart-mark">
      <line x1={place} x2={place} y1={12} y2={plot.bottom} />
      <svg x={place} y={9} aria-hidden="true">
        <rect className="chart-hit" x={-12} y={-12} width={24} height={24} />
        <circle r={3} />
      </svg>
      {names.map(({ side, className }) => (
        <text
          key={side + className}
          className={className}
          x={place}
          dx={side === 'right' ? 7 : -7}
          y={13}
          textAnchor={side === 'right' ? undefined : 'end'}
        >
          {label}
        </text>
      ))}
    </Stop>
  );
}
