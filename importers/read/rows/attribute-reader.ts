import type { Profile } from '../../profile';
import type { ReadPlan } from '../plan';
import { vendorNames } from '../recognize/map-columns';
import { isOwnHeader } from '../recognize/own-columns';
import { fieldColumns, severalIn } from './column-reader';
import type { ReadCell } from './row-in-hand';

/** A column may be called so too; assigned, it would be lost. */
const AS_ANY_OTHER = { enumerable: true, configurable: true, writable: true };

/** Columns that the profile does not use, kept under their headers where they say something. */
export function attributeReader(profile: Profile, plan: ReadPlan): ReadCell<Record<string, string>> {
  const used = new Set(plan.columns.map(({ index }) => index));
  const separators = separatorsOf(profile, plan);
  const ignored = new Set(profile.ignored);
  const names = vendorNames(profile, plan.headers);
  const kept = plan.headers
    .map((header, index) => ({ header, index }))
    .filter(
      ({ header, index }) =>
        (!used.has(index) || separators.has(index)) && !ignored.has(names[index]!) && !isOwnHeader(header),
    );
  return (row) => {
    let attributes: Record<string, string> | null = null;
    for (const { header, index } of kept) {
      // Columns come in their order: a short row is done where it ends.
      if (index >= row.cells.length) break;
      const cell = row.cells[index]!;
      if (cell === '') continue;
      const separator = separators.get(index);
      if (separator && severalIn(cell, separator).length < 2) continue;
      attributes ??= {};
      if (header === '__proto__') Object.defineProperty(attributes, header, { ...AS_ANY_OTHER, value: cell });
      else attributes[header] = cell;
    }
    return attributes;
  };
}

/** Columns whose cells may name several people, while the record can hold one: such a cell is kept whole. */
function separatorsOf(profile: Profile, plan: ReadPlan): Map<number, string> {
  const separators = new Map<number, string>();
  for (const { at, rule } of fieldColumns(profile, plan).values()) {
    if (rule.separator) separators.set(at.index, rule.separator);
  }
  return separators;
}
