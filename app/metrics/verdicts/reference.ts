import type { Metric } from '../metric';
import { getOrSet } from './get-or-set';
import { atOnce, ROWS_A_STEP, type Steps } from './steps';
import { add, NOTHING, relativeVariance, subtract, type Tally } from './tally';

/** One person's tally in one week and one stratum. */
export interface Cell {
  person: number;
  week: string;
  stratum: string;
  /** What moves from week to week together, a queue of a channel: the stratum itself where nothing is said. */
  group?: string;
  tally: Tally;
  /** New people's first weeks are kept apart: they are compared, but others are not compared with them. */
  isReference: boolean;
}

/** This many rows at the strata's own long-run level are mixed into a week's, so that a thin week is not wild. */
const LEAN = 10;

interface StratumReference {
  all: Tally;
  people: Map<number, Tally>;
}

/** What everybody's contacts say that a stratum's level is in the long run, and what moved its group in which week. */
export interface Reference {
  metric: Metric;
  strata: Map<string, StratumReference>;
  /** By group, week and stratum. */
  weeks: Map<string, Map<string, Map<string, Tally>>>;
}

const groupOf = (cell: Cell) => cell.group ?? cell.stratum;

export function buildReference(metric: Metric, cells: readonly Cell[]): Reference {
  return atOnce(referenceInSteps(metric, cells));
}

/** The same, to be stopped after some cells. */
export function* referenceInSteps(metric: Metric, cells: readonly Cell[]): Steps<Reference> {
  const strata: Reference['strata'] = new Map();
  const weeks: Reference['weeks'] = new Map();
  let done = 0;
  for (const cell of cells) {
    if (++done % ROWS_A_STEP === 0) yield;
    if (!cell.isReference) continue;
    const stratum = getOrSet(strata, cell.stratum, () => ({ all: NOTHING, people: new Map<number, Tally>() }));
    stratum.all = add(stratum.all, cell.tally);
    stratum.people.set(cell.person, add(stratum.people.get(cell.person) ?? NOTHING, cell.tally));
    const ofGroup = getOrSet(weeks, groupOf(cell), () => new Map<string, Map<string, Tally>>());
    const ofWeek = getOrSet(ofGroup, cell.week, () => new Map<string, Tally>());
    ofWeek.set(cell.stratum, add(ofWeek.get(cell.stratum) ?? NOTHING, cell.tally));
  }
  return { metric, strata, weeks };
}

/** What is expected of one person's rows, given their mix of strata and what all others did there at the same time. */
export interface Expectation {
  observed: Tally;
  /** Expected value per row. */
  expected: number;
  /** Standard deviation of the observed value around it, from the rows' own spread and the reference's uncertainty. */
  standardError: number;
  /** Nobody else has such rows: they are held against their own long run, which says nothing between people. */
  isAlone: boolean;
}

/** A stratum's long-run level without the person; with them where there is nobody else. */
function longRun(stratum: StratumReference, person: number) {
  const others = subtract(stratum.all, stratum.people.get(person) ?? NOTHING);
  const isAlone = others.n <= 0;
  const { x, n } = isAlone ? stratum.all : others;
  return { rate: Math.max(0, x) / n, n, isAlone };
}

/**
 * Sums observed and expected over cells of one person (indirect standardisation, the person left out of the reference):
 * each stratum's long-run level, times how far the others' rows of that week and group were from theirs. So the fine
 * strata are known well, and what happens to a queue for some weeks is nobody's doing. Give all cells of a week at once.
 * Null where there is no row or nothing to compare with.
 */
export function expect(reference: Reference, cells: readonly Cell[]): Expectation | null {
  let observed = NOTHING;
  let expected = 0;
  let variance = 0;
  let isAlone = true;
  const strata = new Map<string, { expected: number; relative: number }>();
  for (const together of weeksAndGroups(cells)) {
    const { factor, rows } = weekOf(reference, together);
    let expectedHere = 0;
    let varianceHere = 0;
    let rowsHere = 0;
    for (const cell of together) {
      const stratum = reference.strata.get(cell.stratum);
      if (!stratum || stratum.all.n <= 0 || cell.tally.n <= 0) continue;
      const level = longRun(stratum, cell.person);
      isAlone &&= level.isAlone;
      const rate = reference.metric.kind === 'proportion' ? Math.min(1, level.rate * factor) : level.rate * factor;
      const rowVariance =
        reference.metric.kind === 'proportion' ? rate * (1 - rate) : relativeVariance(stratum.all) * rate * rate;
      observed = add(observed, cell.tally);
      rowsHere += cell.tally.n;
      expectedHere += cell.tally.n * rate;
      varianceHere += cell.tally.n * rowVariance;
      const sum = getOrSet(strata, cell.stratum, () => ({ expected: 0, relative: 0 }));
      sum.expected += cell.tally.n * rate;
      sum.relative = rate > 0 ? rowVariance / rate ** 2 / level.n : 0;
    }
    expected += expectedHere;
    variance += varianceHere + (rowsHere * varianceHere) / (rows + LEAN);
  }
  for (const sum of strata.values()) variance += sum.expected ** 2 * sum.relative;
  if (observed.n <= 0 || expected <= 0) return null;
  return { observed, expected: expected / observed.n, standardError: Math.sqrt(variance) / observed.n, isAlone };
}

/** Cells of one week and group together, in the order in which the first of each comes. */
function weeksAndGroups(cells: readonly Cell[]): Cell[][] {
  const all: Cell[][] = [];
  const known = new Map<string, Map<string, Cell[]>>();
  for (const cell of cells) {
    const weeks = getOrSet(known, groupOf(cell), () => new Map<string, Cell[]>());
    const together = weeks.get(cell.week);
    if (together) together.push(cell);
    else {
      const alone = [cell];
      weeks.set(cell.week, alone);
      all.push(alone);
    }
  }
  return all;
}

/** How far the others' rows of one week and group were from their strata's long run, and how many there were. */
function weekOf({ weeks, strata }: Reference, own: readonly Cell[]): { factor: number; rows: number } {
  const [{ person, week }] = own as [Cell];
  const mine = new Map<string, Tally>();
  for (const cell of own) {
    if (cell.isReference) mine.set(cell.stratum, add(mine.get(cell.stratum) ?? NOTHING, cell.tally));
  }
  let rows = 0;
  let seen = 0;
  let usual = 0;
  for (const [name, all] of weeks.get(groupOf(own[0]!))?.get(week) ?? []) {
    const others = subtract(all, mine.get(name) ?? NOTHING);
    if (others.n <= 0) continue;
    rows += others.n;
    seen += Math.max(0, others.x);
    usual += others.n * longRun(strata.get(name)!, person).rate;
  }
  if (usual <= 0) return { factor: 1, rows };
  const lean = (LEAN * usual) / rows;
  return { factor: (seen + lean) / (usual + lean), rows };
}
