import type { ChartSize, Plot } from './chart-size';
import type { GoalTrajectoryProps } from './goal-trajectory-props';
import { linearScale } from './linear-scale';
import { valueDomain } from './value-domain';

const PLOTS: Record<ChartSize, Plot> = {
  wide: { width: 540, height: 210, left: 40, right: 430, top: 26, bottom: 182 },
  narrow: { width: 340, height: 214, left: 42, right: 226, top: 28, bottom: 184 },
};
const DAY_MS = 86_400_000;

export type TrajectoryScales = ReturnType<typeof trajectoryScales>;

/** The due day ends the axis, or today where the goal is overdue. */
export function trajectoryScales(props: GoalTrajectoryProps, size: ChartSize) {
  const { history, forecast, start, today, due, target, baseline } = props;
  const plot = PLOTS[size];
  const time = (date: string) => Date.parse(`${date}T00:00:00Z`);
  const first = Math.min(time(start), ...history.map(({ date }) => time(date)));
  const last = Math.max(time(due), first + DAY_MS, ...history.map(({ date }) => time(date)));
  const across = linearScale([first, last], [plot.left, plot.right], 'clamped');
  const domain = valueDomain(
    [
      target,
      baseline,
      ...history.map(({ value }) => value),
      ...forecast.flatMap(({ low90, high90 }) => [low90, high90]),
    ],
    history,
  );
  return {
    plot,
    domain,
    x: (date: string) => across(time(date)),
    y: linearScale(domain, [plot.bottom, plot.top], 'clamped'),
    isTodayInside: time(today) >= first && time(today) <= last,
    letter: size === 'wide' ? 5.7 : 6.2,
  };
}
