import type { MeasureSums } from 'db/measures';
import { sumTerms, termsOf } from '../terms';
import type { GoalMetric } from './goal';

/** A share's or a mean's figures in one form: the value is sum / n, n counts rows, squares are of single rows in the unit². */
export interface Tally {
  sum: number;
  n: number;
  squares: number;
}
export interface DayTally extends Tally {
  date: string;
}

const NOTHING: Tally = { sum: 0, n: 0, squares: 0 };

/** What a goal's metric says about some sums, as evaluate() would divide them. */
export function tallyOf(metric: GoalMetric, sums: Partial<MeasureSums>): Tally {
  const terms = termsOf(metric);
  const numerator = sumTerms(terms.numerator, sums);
  const denominator = terms.denominator ? sumTerms(terms.denominator, sums) : 0;
  if (metric.kind === 'proportion') return { sum: numerator, n: denominator, squares: numerator };
  const n = sums[metric.spread.count] ?? 0;
  const squares = (sums[metric.spread.squares] ?? 0) * (metric.unit === 'ms' ? 1e6 : 1);
  return denominator > 0 && n > 0 ? { sum: (numerator / denominator) * n, n, squares } : NOTHING;
}

export function addTallies(tallies: Iterable<Tally>): Tally {
  const sum = { ...NOTHING };
  for (const tally of tallies) {
    sum.sum += tally.sum;
    sum.n += tally.n;
    sum.squares += tally.squares;
  }
  return sum;
}

/** The days from `from` to `to`, both inclusive. */
export function daysWithin(days: readonly DayTally[], from: string, to: string): DayTally[] {
  return days.filter((day) => day.date >= from && day.date <= to);
}

export function meanOf(tally: Tally): number | null {
  return tally.n > 0 ? tally.sum / tally.n : null;
}

/** Standard deviation of one row, of a mean or a share. */
export function rowDeviation({ sum, n, squares }: Tally): number {
  if (n < 2) return 0;
  return Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1)));
}
