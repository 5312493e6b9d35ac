import type { ChartSize, Plot } from './chart-size';
import type { ControlChartProps } from './control-chart-props';
import { linearScale } from './linear-scale';
import { valueDomain } from './value-domain';

const PLOTS: Record<ChartSize, Plot> = {
  wide: { width: 540, height: 184, left: 8, right: 478, top: 34, bottom: 156 },
  narrow: { width: 340, height: 184, left: 6, right: 276, top: 36, bottom: 152 },
};
const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

export type ControlScales = ReturnType<typeof controlScales>;

/** Places: a week is as wide as its share of the axis, its point in the middle; an event stands at its own day. */
export function controlScales({ points, goal }: ControlChartProps, size: ChartSize) {
  const plot = PLOTS[size];
  const start = dayNumber(points[0]!.week);
  const end = dayNumber(points.at(-1)!.week) + WEEK_DAYS;
  const across = linearScale([start, end], [plot.left, plot.right]);
  const domain = valueDomain([...points.flatMap(({ value, center }) => [value, center]), goal], points);
  const y = linearScale(domain, [plot.bottom, plot.top], 'clamped');
  return {
    plot,
    y,
    /** The middle of the week that starts on this Monday. */
    x: (week: string) => across(dayNumber(week) + WEEK_DAYS / 2),
    xOfDay: (date: string) => across(dayNumber(date) + 0.5),
    isInside: (date: string) => dayNumber(date) >= start && dayNumber(date) < end,
    halfWeek: (across(start + WEEK_DAYS) - across(start)) / 2,
    letter: size === 'wide' ? 5.7 : 6.2,
  };
}
