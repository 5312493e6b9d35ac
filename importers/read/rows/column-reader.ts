import { LONGEST_VALUE, REMEMBERED } from '../../bounds';
import { isNothing } from '../../cells/null-words';
import { ownText } from '../../cells/own-text';
import type { Profile, ProfileColumn } from '../../profile';
import type { PlannedColumn, ReadPlan } from '../plan';
import { fail, type ReadCell, type RowInHand } from './row-in-hand';

/** A field's column in this file and the profile's rule for it. */
export interface FieldColumn {
  at: PlannedColumn;
  rule: ProfileColumn;
}

/** Reads a trimmed cell that says something; undefined where it cannot be read (then `reject` says why). */
export type ParseCell<T> = (text: string, column: FieldColumn) => T | null | undefined;
export type RejectCell = (row: RowInHand, text: string, column: FieldColumn) => null;

const SAYS_NOTHING = () => null;

/** The columns of one file by field. */
export function fieldColumns(profile: Profile, plan: ReadPlan): Map<string, FieldColumn> {
  const columns = new Map<string, FieldColumn>();
  for (const at of plan.columns) {
    const rule = (profile.columns as readonly ProfileColumn[]).find((column) => column.field === at.field);
    if (rule && !columns.has(at.field)) columns.set(at.field, { at, rule });
  }
  return columns;
}

/** The trimmed cell without what the rule cuts off, '' where it is one of the words for nothing. */
function wordReader(column: FieldColumn, profile: Profile): (row: RowInHand) => string {
  const { index } = column.at;
  const nulls = new Set([...profile.nulls, ...(column.rule.nulls ?? [])]);
  const { separator } = column.rule;
  const cut = column.rule.cut ? new RegExp(column.rule.cut) : null;
  const pick = column.rule.pick ? new RegExp(column.rule.pick) : null;
  return (row) => {
    const text = row.cells[index]?.trim() ?? '';
    if (isNothing(text) || (nulls.size > 0 && nulls.has(text.toLowerCase()))) return '';
    const said = separator ? (severalIn(text, separator)[0] ?? '') : text;
    if (pick) return pick.exec(said)?.[1]?.trim() ?? '';
    return cut ? said.replace(cut, '') : said;
  };
}

/** The different people or queues that one cell names. */
export function severalIn(text: string, separator: string): string[] {
  if (!text.includes(separator)) return [text];
  const all = text.split(separator).map((one) => one.trim());
  return [...new Set(all)].filter((one) => !isNothing(one));
}

/** A field's reader. A blank cell says nothing, or is an issue where every row must say it. */
export function cellReader<T>(
  column: FieldColumn | undefined,
  profile: Profile,
  parse: ParseCell<T>,
  reject?: RejectCell,
): ReadCell<T> {
  if (!column) return SAYS_NOTHING;
  const word = wordReader(column, profile);
  const { at, rule } = column;
  return (row) => {
    const text = word(row);
    if (text !== '') {
      const value = parse(text, column);
      return value === undefined ? reject!(row, text, column) : value;
    }
    if (!rule.isRequiredInRow) return null;
    const cell = row.cells[at.index] ?? null;
    return fail(row, 'missing_value', at.header, cell, `Fill in ${at.header}: a row without it cannot be placed.`);
  };
}

/** The same parser, remembering the short cells that it has read: a column has few different ones. */
export function remembering<T>(parse: ParseCell<T>): ParseCell<T> {
  const known = new Map<string, T | null>();
  return (text, column) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = parse(text, column);
    if (value !== undefined && text.length <= LONGEST_VALUE && known.size < REMEMBERED.texts)
      known.set(ownText(text), value);
    return value;
  };
}

/** A reader for flags and choices, which may say something by being blank. */
export function codeReader<T>(
  column: FieldColumn | undefined,
  profile: Profile,
  parse: ParseCell<T>,
  advice: (header: string) => string,
): ReadCell<T> {
  if (!column) return SAYS_NOTHING;
  const word = wordReader(column, profile);
  const parseOnce = remembering(parse);
  const { header } = column.at;
  return (row) => {
    const text = word(row);
    const value = parseOnce(text, column);
    return value === undefined ? fail(row, 'unknown_code', header, text, advice(header)) : value;
  };
}
