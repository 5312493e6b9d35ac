import { scaleUtc } from 'd3-scale';
import type { Column } from './plot';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

const noon = (date: string, days = 0) => new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY_MS);
const midnight = (date: string, days = 0) => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);

export type WeekScale = ReturnType<typeof weekScale>;

/** Places across, of 100: a week is as wide as its share, its point in the middle; an event stands at its own day. */
export function weekScale(points: readonly { week: string }[]) {
  const [start, end] = [midnight(points[0]!.week), midnight(points.at(-1)!.week, WEEK_DAYS)];
  const scale = scaleUtc([start, end], [0, 100]).clamp(true);
  const edge = (date: string, days = 0) => scale(midnight(date, days));
  return {
    /** The middle of the week that starts on this Monday. */
    x: (week: string) => scale(noon(week, 3)),
    /** Where that week begins and ends. */
    column: (week: string): Column => [edge(week), edge(week, WEEK_DAYS)],
    xOfDay: (date: string) => scale(noon(date)),
    edge,
    isInside: (date: string) => noon(date) >= start && noon(date) < end,
  };
}
