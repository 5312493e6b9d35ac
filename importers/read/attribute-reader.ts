import type { Profile } from '../profile';
import { isOwnHeader } from './own-columns';
import type { ReadPlan } from './plan';
import type { ReadCell } from './row-in-hand';

/** Columns that the profile does not use, kept under their headers where they say something. */
export function attributeReader(profile: Profile, plan: ReadPlan): ReadCell<Record<string, string>> {
  const used = new Set(plan.columns.map(({ index }) => index));
  const ignored = new Set(profile.ignored);
  const kept = plan.headers
    .map((header, index) => ({ header, index }))
    .filter(({ header, index }) => !used.has(index) && !ignored.has(header) && !isOwnHeader(header));
  return (row) => {
    let attributes: Record<string, string> | null = null;
    for (const { header, index } of kept) {
      const cell = row.cells[index];
      if (cell === undefined || cell === '') continue;
      attributes ??= {};
      attributes[header] = cell;
    }
    return attributes;
  };
}
