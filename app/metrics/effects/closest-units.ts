import type { WholeUnit } from './unit';

/** How many are compared with at least, and how many for each unit that had the event. */
const FEWEST = 24;
const EACH = 4;

/** The units whose level before was closest to that of those that had the event. */
export function closestUnits(treated: readonly WholeUnit[], others: readonly WholeUnit[]): WholeUnit[] {
  const levels = treated.map(({ before }) => before.measured.value);
  const distance = ({ before }: WholeUnit) =>
    Math.min(...levels.map((level) => Math.abs(level - before.measured.value)));
  return [...others]
    .sort((a, b) => distance(a) - distance(b) || a.id - b.id)
    .slice(0, Math.max(FEWEST, EACH * treated.length));
}
