import type { WholeUnit } from './unit';

/** At least so many are compared with, and so many for each to whom it happened, where there are. */
const FEWEST = 24;
const EACH = 4;

/** The units whose level before was closest to that of those to whom it happened. */
export function closestUnits(treated: readonly WholeUnit[], others: readonly WholeUnit[]): WholeUnit[] {
  const levels = treated.map(({ before }) => before.measured.value);
  const distance = ({ before }: WholeUnit) =>
    Math.min(...levels.map((level) => Math.abs(level - before.measured.value)));
  return [...others]
    .sort((a, b) => distance(a) - distance(b) || a.id - b.id)
    .slice(0, Math.max(FEWEST, EACH * treated.length));
}
