import { LONGEST_FACT } from '../../bounds';
import { isNothing } from '../../cells/null-words';
import type { Field, Profile, ProfileColumn } from '../../profile';
import type { PlannedColumn } from '../plan';
import { lineOf } from './find-table';

/** What one line above a table says for every row below it: by the profile's patterns, field → text. */
function factsIn(profile: Profile, line: string): Map<Field, string> {
  const facts = new Map<Field, string>();
  if (line.length > LONGEST_FACT) return facts;
  for (const { field, fits } of profile.above ?? []) {
    const text = new RegExp(fits, 'i').exec(line)?.[1]?.trim();
    if (text && !facts.has(field)) facts.set(field, text);
  }
  return facts;
}

/**
 * The columns of a file with what stands above them. A field without a column in the file gets one behind its last, as
 * if the file had said it in every row.
 */
export function withFactsAbove(
  profile: Profile,
  columns: readonly PlannedColumn[],
  above: readonly string[],
  width: number,
): PlannedColumn[] {
  if (!profile.above) return [...columns];
  const facts = new Map<Field, string>();
  for (const line of above)
    for (const [field, text] of factsIn(profile, line)) if (!facts.has(field)) facts.set(field, text);
  const told = columns.map((column) => {
    const says = facts.get(column.field);
    return says === undefined ? column : { ...column, says };
  });
  const rules = profile.columns as readonly ProfileColumn[];
  const added = [...facts].filter(([field]) => !columns.some((column) => column.field === field));
  return [
    ...told,
    ...added.map(([field, says], place) => {
      const rule = rules.find((one) => one.field === field);
      const header = rule?.headers[0] ?? field;
      return { field, index: width + place, header, says, isAdded: true, ...(rule?.unit && { unit: rule.unit }) };
    }),
  ];
}

/** Whether a row below the table's header is such a line, of the next part of a long report: its facts then go on. */
export function takeFacts(profile: Profile, columns: readonly PlannedColumn[], cells: readonly string[]): boolean {
  if (cells.filter((cell) => cell.trim() !== '').length > 2) return false;
  const facts = factsIn(profile, lineOf(cells));
  for (const column of columns) column.says = facts.get(column.field) ?? column.says;
  return facts.size > 0;
}

/** A row with what stands above the table in its blank cells: so it says the same where it stands alone. */
export function withFacts(columns: readonly PlannedColumn[], cells: readonly string[], width: number): string[] {
  const filled = Array.from({ length: Math.max(width, cells.length) }, (_, place) => cells[place] ?? '');
  for (const { index, says } of columns)
    if (says !== undefined && isNothing(filled[index]?.trim() ?? '')) filled[index] = says;
  return filled;
}
