import { area, line } from 'd3-shape';
import { round } from './plot';
import { STRETCH } from './sheet.server';

interface LineProps<Point> {
  className: string;
  points: readonly Point[];
  /** Of 100. */
  x: (point: Point) => number;
}

const place = (x: number) => Math.round(x * STRETCH);

/** A line through the points that have a height; a gap where one has none. */
export function Line<Point>({ className, points, x, y }: LineProps<Point> & { y: (point: Point) => number | null }) {
  const path = line<Point>()
    .defined((point) => y(point) !== null)
    .x((point) => place(x(point)))
    .y((point) => round(y(point)!));
  return <path className={className} d={path(points) ?? undefined} />;
}

interface BandProps<Point> extends LineProps<Point> {
  low: (point: Point) => number | null;
  high: (point: Point) => number | null;
}

/** The area between two heights; a gap where a point has none. */
export function Band<Point>({ className, points, x, low, high }: BandProps<Point>) {
  const path = area<Point>()
    .defined((point) => low(point) !== null && high(point) !== null)
    .x((point) => place(x(point)))
    .y0((point) => round(low(point)!))
    .y1((point) => round(high(point)!));
  return <path className={className} d={path(points) ?? undefined} />;
}
