import type { WeekPoint } from '~/metrics/verdicts/series';

/** The Monday of a week, counted from that of 5 January 2026. */
export const monday = (week: number): string => new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10);

/** A week of 100 rows in which half is expected and half was seen. */
export const weekPoint = (week: number, overrides: Partial<WeekPoint> = {}): WeekPoint => ({
  week: monday(week),
  value: 0.5,
  sample: 100,
  x: 50,
  expected: 0.5,
  deviation: 0,
  standardError: 0.05,
  phase: 'baseline',
  ...overrides,
});
