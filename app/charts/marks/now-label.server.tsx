import { across, type Gutters, inRooms, type Plot } from './plot';
import { textWidth } from './text-width';

/** Across of 100, down in pixels. */
interface Place {
  x: number;
  y: number;
}

interface NowLabelProps {
  text: string;
  /** The line so far, at least one point. */
  course: readonly Place[];
  /** The height of a line that it should not cover. */
  avoid: number;
  plot: Plot;
  gutters: Gutters;
}

const HEIGHT = 11;
const STOPS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const SPOTS = [
  { dx: -7, dy: -8, anchor: 'end' },
  { dx: -7, dy: 18, anchor: 'end' },
  { dx: 7, dy: 20, anchor: 'start' },
  { dx: 7, dy: -12, anchor: 'start' },
] as const;

/** "now 82%" beside the last point, where it covers neither the course so far nor the target's line. */
export function NowLabel({ text, course, avoid, plot, gutters }: NowLabelProps) {
  const { x, y } = course.at(-1)!;
  const rooms = inRooms(gutters, (width) => quietest({ text, course, avoid, plot }, width));
  return (
    <>
      <circle className="chart-now" cx={across(x)} cy={y} r={4} />
      {rooms.map(({ place: { dx, dy, anchor }, className = '' }) => (
        <text
          key={className}
          className={`chart-value chart-halo ${className}`.trim()}
          x={across(x)}
          dx={dx}
          y={y}
          dy={dy}
          textAnchor={anchor}
        >
          {text}
        </text>
      ))}
    </>
  );
}

/** The course's height at x; nowhere outside its days. */
function heightAt(course: readonly Place[], x: number) {
  const next = course.findIndex((place) => place.x >= x);
  const [a, b] = [course[next - 1], course[next]];
  if (!b || !a) return Number.NaN;
  return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}

function quietest({ text, course, avoid, plot }: Omit<NowLabelProps, 'gutters'>, width: number) {
  const places = course.map(({ x, y }) => ({ x: (x / 100) * width, y }));
  const { x, y } = places.at(-1)!;
  const needed = textWidth(text);
  const cost = ({ dx, dy, anchor }: (typeof SPOTS)[number]) => {
    const left = anchor === 'end' ? x + dx - needed : x + dx;
    const base = y + dy;
    const isCovering = (height: number) => height > base - HEIGHT && height < base + 3;
    const isOutside = left < 0 || left + needed > width || base - HEIGHT < plot.top - 6 || base > plot.bottom;
    const covered = STOPS.filter((share) => isCovering(heightAt(places, left + share * needed)));
    return (isOutside ? 10 : 0) + (isCovering(avoid) ? 3 : 0) + covered.length;
  };
  return SPOTS.reduce((best, spot) => (cost(spot) < cost(best) ? spot : best));
}
