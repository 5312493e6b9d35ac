import type { Field, Profile } from '../profile';
import { lineOf } from './find-table';
import type { PlannedColumn } from './plan';

/** What one line above a table says for every row below it: by the profile's patterns, field → text. */
export function factsIn(profile: Profile, line: string): Map<Field, string> {
  const facts = new Map<Field, string>();
  for (const { field, fits } of profile.above ?? []) {
    const text = new RegExp(fits, 'i').exec(line)?.[1]?.trim();
    if (text && !facts.has(field)) facts.set(field, text);
  }
  return facts;
}

/** The columns of a file with what stands above them: a field without a column of its own gets one that is in no row. */
export function withFactsAbove(
  profile: Profile,
  columns: readonly PlannedColumn[],
  above: readonly string[],
): PlannedColumn[] {
  if (!profile.above) return [...columns];
  const facts = new Map(above.flatMap((line) => [...factsIn(profile, line)]).reverse());
  const told = columns.map((column) => {
    const says = facts.get(column.field);
    return says === undefined ? column : { ...column, says };
  });
  const missing = [...facts].filter(([field]) => !columns.some((column) => column.field === field));
  return [
    ...told,
    ...missing.map(([field, says]) => ({ field, index: -1, header: `${field}, above the table`, says })),
  ];
}

/** Whether a row below the table's header is such a line, of the next part of a long report: its facts then go on. */
export function takeFacts(profile: Profile, columns: readonly PlannedColumn[], cells: readonly string[]): boolean {
  if (cells.filter((cell) => cell.trim() !== '').length > 2) return false;
  const facts = factsIn(profile, lineOf(cells));
  for (const column of columns) column.says = facts.get(column.field) ?? column.says;
  return facts.size > 0;
}

/** The lines above a table that the profile knows how to read, so that they can be kept with the rows of it. */
export function tellingLines(profile: Profile, above: readonly string[]): string[] {
  const zone = profile.zone.above ? new RegExp(profile.zone.above, 'i') : null;
  return above.filter((line) => factsIn(profile, line).size > 0 || zone?.test(line));
}
