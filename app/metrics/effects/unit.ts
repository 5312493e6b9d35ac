import { group } from 'd3-array';
import type { Measured, UnitWindows } from '../../statistics/difference-of-changes';
import { type Cell, expect, type Reference } from '../verdicts/reference';
import { type Scale, scaleOf } from '../verdicts/scale';
import { add, NOTHING, type Tally } from '../verdicts/tally';
import { type EffectWindows, isWithin, type Window } from './windows';

/** A window with fewer rows than this says nothing of one person. */
const FEWEST_ROWS = 5;

/** One window of one unit: its rows, and how far they are from what the same queues gave others in the same weeks. */
interface Seen {
  tally: Tally;
  /** Expected from the mix of contacts alone, per row. */
  expected: number;
  /** On the metric's scale. */
  measured: Measured;
}

/** A person (or a queue) in the three windows; null where there are too few rows. */
export interface Unit {
  id: number;
  before: Seen | null;
  leadUp: Seen | null;
  after: Seen | null;
}

/** A unit that can be measured. */
export type WholeUnit = Unit & { before: Seen; after: Seen };

export const isWhole = (unit: Unit): unit is WholeUnit => unit.before !== null && unit.after !== null;

/** Every unit's three windows against the reference. */
export function unitsOf(reference: Reference, cells: readonly Cell[], windows: EffectWindows): Unit[] {
  const scale = scaleOf(reference.metric);
  return [...group(cells, ({ person }) => person)].map(([id, own]) => {
    const seen = (window: Window | null) =>
      seenIn(
        reference,
        scale,
        own.filter(({ week }) => isWithin(window, week)),
      );
    return { id, before: seen(windows.before), leadUp: seen(windows.leadUp), after: seen(windows.after) };
  });
}

function seenIn(reference: Reference, scale: Scale, cells: readonly Cell[]): Seen | null {
  const found = expect(reference, cells);
  if (!found || found.observed.n < FEWEST_ROWS) return null;
  const { observed, expected, standardError } = found;
  const error = Math.max(1e-9, standardError * scale.slope(expected));
  return {
    tally: observed,
    expected,
    measured: {
      value: scale.observe(observed.x, observed.n, expected) - scale.to(expected),
      variance: error * error,
    },
  };
}

export const measuredWindows = ({ before, leadUp, after }: WholeUnit): UnitWindows => ({
  before: before.measured,
  leadUp: leadUp?.measured ?? null,
  after: after.measured,
});

/** The rows of some cells in a window, together. */
export function rowsIn(cells: readonly Cell[], window: Window | null): Tally {
  return cells.filter(({ week }) => isWithin(window, week)).reduce((total, { tally }) => add(total, tally), NOTHING);
}
