import type { Field } from '../../fields';
import type { IntervalProfile } from '../../profile';
import { averagesOf } from './averages';
import type { CellReaders } from './cell-readers';
import type { ReadCell, RowInHand } from './row-in-hand';

/** A sum's reader: from its own column, else from an average's column and the count that it is an average over. */
export function sumReader(
  profile: IntervalProfile,
  cells: CellReaders,
  field: Field,
  countOf: (field: Field) => ReadCell<number>,
): ReadCell<number> {
  if (cells.has(field)) return cells.duration(field);
  const found = Object.entries(averagesOf(profile)).find(([name, { sum }]) => sum === field && cells.has(name));
  if (!found) return () => null;
  const [name, { per }] = found;
  const average = cells.duration(name);
  const count = countOf(per);
  return (row) => {
    const [each, times] = [average(row), count(row)];
    // Nobody to average over: the sum is nothing, whatever stands for the average.
    if (times === 0) return 0;
    return each === null || times === null ? null : Math.round(each * times);
  };
}

/** The sum of what some readers say of a row; null where none of them says anything. */
export function addReaders(readers: readonly ReadCell<number>[]): ReadCell<number> {
  return (row: RowInHand) => {
    let total: number | null = null;
    for (const read of readers) {
      const value = read(row);
      if (value !== null) total = (total ?? 0) + value;
    }
    return total;
  };
}

/** Whether a row is left out by the profile's rule. */
export function skipTest(profile: IntervalProfile, cells: CellReaders): (row: RowInHand) => boolean {
  const rule = profile.interval.skipWhen;
  if (!rule) return () => false;
  const said = cells.text(rule.field);
  const fits = new RegExp(rule.fits, 'i');
  return (row) => fits.test(said(row) ?? '');
}
