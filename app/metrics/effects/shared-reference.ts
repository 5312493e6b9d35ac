import type { Metric } from '../metric';
import { buildReference, type Cell } from '../verdicts/reference';

/**
 * Only strata in which those that had the event worked count, for everybody; and what they did themselves is no part
 * of what is expected of anybody, or an effect on many would be compared with itself.
 */
export function sharedReference({
  metric,
  cells,
  treated,
}: {
  metric: Metric;
  cells: readonly Cell[];
  treated: ReadonlySet<number>;
}) {
  const strata = new Set(cells.filter(({ person }) => treated.has(person)).map(({ stratum }) => stratum));
  const shared = cells
    .filter(({ stratum }) => strata.has(stratum))
    .map((cell) => (treated.has(cell.person) ? { ...cell, isReference: false } : cell));
  return { reference: buildReference(metric, shared), cells: shared };
}
