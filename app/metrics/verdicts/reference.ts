import type { Metric } from '../metric';
import { add, NOTHING, relativeVariance, subtract, type Tally } from './tally';

/** One person's tally in one week and one stratum (queue × channel). */
export interface Cell {
  person: number;
  week: string;
  stratum: string;
  tally: Tally;
  /** New people's first weeks are told apart: they are compared, but others are not compared with them. */
  isReference: boolean;
}

/** So many rows of the stratum's own long-run level are mixed into a week's reference, so that a thin week is not wild. */
const LEAN = 10;

/** What everybody else's contacts say that a stratum's level was, week by week. */
export interface Reference {
  metric: Metric;
  strata: Map<string, { all: Tally; weeks: Map<string, Tally> }>;
}

export function buildReference(metric: Metric, cells: readonly Cell[]): Reference {
  const strata: Reference['strata'] = new Map();
  for (const cell of cells) {
    if (!cell.isReference) continue;
    const stratum = strata.get(cell.stratum) ?? { all: NOTHING, weeks: new Map<string, Tally>() };
    stratum.all = add(stratum.all, cell.tally);
    stratum.weeks.set(cell.week, add(stratum.weeks.get(cell.week) ?? NOTHING, cell.tally));
    strata.set(cell.stratum, stratum);
  }
  return { metric, strata };
}

/** What is expected of one person's rows, given their mix of strata and what all others did there at the same time. */
export interface Expectation {
  observed: Tally;
  /** Expected value per row. */
  expected: number;
  /** Standard deviation of the observed value around it, from the rows' own spread and the reference's uncertainty. */
  standardError: number;
}

/**
 * Sums observed and expected over cells of one person (indirect standardisation, the person left out of the reference).
 * Null where there is no row or nobody to compare with.
 */
export function expect(reference: Reference, cells: readonly Cell[]): Expectation | null {
  let observed = NOTHING;
  let expected = 0;
  let variance = 0;
  for (const cell of cells) {
    const stratum = reference.strata.get(cell.stratum);
    if (!stratum || cell.tally.n <= 0) continue;
    const own = cell.isReference ? cell.tally : NOTHING;
    const others = subtract(stratum.weeks.get(cell.week) ?? NOTHING, own);
    const longRun = stratum.all.n > 0 ? stratum.all.x / stratum.all.n : null;
    if (longRun === null) continue;
    const rate = (Math.max(0, others.x) + LEAN * longRun) / (Math.max(0, others.n) + LEAN);
    const rowVariance =
      reference.metric.kind === 'proportion' ? rate * (1 - rate) : relativeVariance(stratum.all) * rate * rate;
    observed = add(observed, cell.tally);
    expected += cell.tally.n * rate;
    variance += rowVariance * (cell.tally.n + cell.tally.n ** 2 / (Math.max(0, others.n) + LEAN));
  }
  if (observed.n <= 0 || expected <= 0) return null;
  return { observed, expected: expected / observed.n, standardError: Math.sqrt(variance) / observed.n };
}
