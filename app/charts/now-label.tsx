import { round } from './chart-size';
import type { GoalTrajectoryProps } from './goal-trajectory-props';
import type { TrajectoryScales } from './goal-trajectory-scales';

type Place = { x: number; y: number };

const HEIGHT = 11;
const STOPS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** "now 82%" beside the last point, where it covers neither the course so far nor the target's line. */
export function NowLabel({ history, target, format, scales }: GoalTrajectoryProps & { scales: TrajectoryScales }) {
  const counted = history.filter(({ value }) => value !== null);
  const now = counted.at(-1);
  if (!now) return null;
  const places = counted.map((point) => ({ x: scales.x(point.date), y: scales.y(point.value!) }));
  const text = `now ${format(now.value!)}`;
  const { x, y } = places.at(-1)!;
  const spot = quietest({ x, y, width: text.length * scales.letter, course: places, target: scales.y(target), scales });
  return (
    <>
      <circle className="chart-now" cx={round(x)} cy={round(y)} r={4} />
      <text className="chart-value chart-halo" x={round(spot.x)} y={round(spot.y)} textAnchor={spot.anchor}>
        {text}
      </text>
    </>
  );
}

interface Surroundings extends Place {
  width: number;
  course: readonly Place[];
  target: number;
  scales: TrajectoryScales;
}

/** The course's height at x; nowhere outside its days. */
function heightAt(course: readonly Place[], x: number) {
  const next = course.findIndex((place) => place.x >= x);
  const [a, b] = [course[next - 1], course[next]];
  if (!b || !a) return Number.NaN;
  return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}

function quietest({ x, y, width, course, target, scales: { plot } }: Surroundings) {
  const spots = [
    { x: x - 7, y: y - 8, anchor: 'end' },
    { x: x - 7, y: y + 18, anchor: 'end' },
    { x: x + 7, y: y + 20, anchor: 'start' },
    { x: x + 7, y: y - 12, anchor: 'start' },
  ] as const;
  const cost = (spot: (typeof spots)[number]) => {
    const left = spot.anchor === 'end' ? spot.x - width : spot.x;
    const isCovering = (height: number) => height > spot.y - HEIGHT && height < spot.y + 3;
    const isOutside =
      left < plot.left || left + width > plot.right || spot.y - HEIGHT < plot.top - 6 || spot.y > plot.bottom;
    const covered = STOPS.filter((share) => isCovering(heightAt(course, left + share * width)));
    return (isOutside ? 10 : 0) + (isCovering(target) ? 3 : 0) + covered.length;
  };
  return spots.reduce((best, spot) => (cost(spot) < cost(best) ? spot : best));
}
