import { addDays, daysBetween } from '~/clock';
import { type DayTally, daysWithin } from './tally';

const WEEKS_LOOKED_BACK = 8;

/** How many rows a day brings lately, and how unsure that is. */
export interface Volume {
  perDay: number;
  perWeek: number;
  /** Variance of a week's count over its mean; 1 where rows come by chance alone. */
  dispersion: number;
  /** How many days it was learnt from. */
  daysSeen: number;
}

/** The volume of the last eight weeks to `lastDay`, or since the first row where that is later. */
export function volumeOf(days: readonly DayTally[], lastDay: string): Volume {
  const first = days.find((day) => day.n > 0)?.date;
  if (first === undefined || first > lastDay) return { perDay: 0, perWeek: 0, dispersion: 1, daysSeen: 0 };
  const weeks = Math.min(WEEKS_LOOKED_BACK, Math.max(1, Math.floor((daysBetween(first, lastDay) + 1) / 7)));
  const counts = Array.from({ length: weeks }, (_, week) => {
    const to = addDays(lastDay, -7 * week);
    return daysWithin(days, addDays(to, -6), to).reduce((sum, day) => sum + day.n, 0);
  });
  const mean = counts.reduce((sum, count) => sum + count, 0) / weeks;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / Math.max(1, weeks - 1);
  const dispersion = weeks >= 4 && mean > 0 ? Math.max(1, variance / mean) : 1;
  return { perDay: mean / 7, perWeek: mean, dispersion, daysSeen: 7 * weeks };
}

/** How many rows the next `days` days bring: expectation and standard deviation (the weeks' spread and the rate's own uncertainty). */
export function expectedRows(volume: Volume, days: number): { mean: number; sd: number } {
  if (days <= 0 || volume.perDay <= 0) return { mean: 0, sd: 0 };
  const mean = volume.perDay * days;
  const ofRate = (mean * mean * volume.dispersion) / (volume.perDay * volume.daysSeen);
  return { mean, sd: Math.sqrt(volume.dispersion * mean + ofRate) };
}

/** Gauss-Hermite, five points, for a standard normal: Abramowitz & Stegun 1964, table 25.10. */
const POINTS = [
  { z: -2.856970013872806, weight: 0.011257411327721 },
  { z: -1.355626179974266, weight: 0.222075922005613 },
  { z: 0, weight: 0.533333333333333 },
  { z: 1.355626179974266, weight: 0.222075922005613 },
  { z: 2.856970013872806, weight: 0.011257411327721 },
];

/** A few whole numbers of rows with their chances, standing for all that may come. */
export function possibleRows({ mean, sd }: { mean: number; sd: number }): { m: number; weight: number }[] {
  const weights = new Map<number, number>();
  for (const { z, weight } of POINTS) {
    const m = Math.max(0, Math.round(mean + z * sd));
    weights.set(m, (weights.get(m) ?? 0) + weight);
  }
  return [...weights].map(([m, weight]) => ({ m, weight }));
}
