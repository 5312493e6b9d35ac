import { DAY_MS } from '../../cells/civil-day';
import { numericParts } from '../../cells/date';
import { parseInstant } from '../../cells/instant';
import type { Field, Profile, ProfileColumn } from '../../profile';
import type { PlannedColumn } from '../plan';
import { EQUAL_NAME, weightOf } from '../table/header-weight';
import { fitsShape, guessUnit, saidColumns } from './column-shapes';
import { type Pairing, takeByContent } from './guess-by-content';
import { isOwnHeader } from './own-columns';

/** Columns of a file that no vendor's header set describes: by the synonyms in their names, if their cells look right. */
export function guessColumns(
  profile: Profile,
  headers: readonly string[],
  rows: readonly string[][],
  hasDecimalComma: boolean,
): { columns: PlannedColumn[]; missing: string[]; score: number } {
  const columnsSaid = saidColumns(rows, headers.length);
  const said = headers.map((_, index) => columnsSaid[index]!.texts);
  const rules = profile.columns as readonly ProfileColumn[];
  const pairings = rules.flatMap((rule) =>
    headers.map((header, index) => ({ rule, index, weight: weightOf(rule, header) })),
  );
  const possible = pairings.filter(
    ({ rule, index, weight }) =>
      weight > 0 && (said[index]!.length === 0 ? rule.cell === 'text' : fits(rule, said[index]!, weight >= EQUAL_NAME)),
  );
  possible.sort((a, b) => b.weight - a.weight);
  const byField = new Map<Field, Pairing>();
  const taken = new Set(headers.flatMap((header, index) => (isOwnHeader(header) ? [index] : [])));
  const take = (pairing: Pairing | undefined) => {
    if (!pairing || taken.has(pairing.index) || byField.has(pairing.rule.field)) return;
    byField.set(pairing.rule.field, pairing);
    taken.add(pairing.index);
  };
  // The day first: whether it holds the time as well decides what a column called Call time can be.
  const start = possible.find(({ rule }) => rule.field === 'started');
  take(start);
  const hasTime = start !== undefined && said[start.index]!.some(namesTimeOfDay);
  for (const pairing of possible) if (!(hasTime && pairing.rule.field === 'started_time')) take(pairing);
  takeByShape(rules, said, byField, taken);
  takeByContent({ rules, rows, columns: columnsSaid, hasDecimalComma, byField, taken });
  const columns = [...byField.values()].map(({ rule, index }) => ({
    field: rule.field,
    index,
    header: headers[index]!,
    ...(rule.cell === 'duration' && { unit: guessUnit(headers[index]!, said[index]!, hasDecimalComma) }),
  }));
  const missing = rules.filter((rule) => !rule.isOptional && !byField.has(rule.field)).map((rule) => rule.headers[0]!);
  if (!byField.has('answered') && !byField.has('talk')) missing.push('answered or talk time');
  const id = byField.get('contact_id');
  if (id && areRepeated(rows, id.index)) missing.push('an id that each row has for itself');
  const known = columns.length / Math.max(6, headers.length);
  return { columns, missing, score: missing.length > 0 ? 0.3 * known : Math.min(0.75, 0.4 + 0.35 * known) };
}

/** Rows that share their id with another one, from this share on, are parts of contacts, which a guess cannot tell apart. */
const MANY_REPEATS = 0.1;
const FEW_REPEATS = 5;

/** Whether many different rows have the same id; rows said twice are no such rows. */
function areRepeated(rows: readonly string[][], index: number): boolean {
  const different = new Set(rows.map((cells) => cells.join('\u001f')));
  const ids = new Set(rows.map((cells) => cells[index]));
  return different.size - ids.size > Math.max(FEW_REPEATS, different.size * MANY_REPEATS);
}

/** Whether the cells look right for the rule; dates must be more than bare numbers that could be anything. */
function fits(rule: ProfileColumn, said: readonly string[], hasEqualName: boolean): boolean {
  const share = hasEqualName ? 0.5 : 0.8;
  if (rule.field !== 'started') return fitsShape(said, rule.cell, share);
  const some = said.slice(0, 100);
  return some.filter(looksLikeDate).length >= some.length * share;
}

const looksLikeDate = (text: string) =>
  parseInstant(text, 'dmy') !== null || parseInstant(text, 'mdy') !== null || numericParts(text) !== null;

/** Where no name helped: the only column of dates is the day, a first column of all different cells is the id. */
function takeByShape(
  rules: readonly ProfileColumn[],
  said: string[][],
  byField: Map<Field, Pairing>,
  taken: Set<number>,
): void {
  const free = (field: Field) => (byField.has(field) ? undefined : rules.find((rule) => rule.field === field));
  const started = free('started');
  if (started) {
    const dates = said
      .map((cells, index) => ({ cells, index }))
      .filter(({ cells, index }) => !taken.has(index) && cells.length > 0 && cells.slice(0, 50).every(isFullDate));
    if (dates.length === 1) {
      byField.set('started', { rule: started, index: dates[0]!.index, weight: 1 });
      taken.add(dates[0]!.index);
    }
  }
  const id = free('contact_id');
  if (id && !taken.has(0) && said[0]!.length > 1 && new Set(said[0]).size === said[0]!.length) {
    byField.set('contact_id', { rule: id, index: 0, weight: 1 });
    taken.add(0);
  }
}

/** Whether a date cell holds a time too, other than the midnight that spreadsheets put behind a bare day. */
const namesTimeOfDay = (text: string) => {
  const read = parseInstant(text, 'dmy') ?? parseInstant(text, 'mdy');
  return read !== null && read.localMs % DAY_MS !== 0;
};

const isFullDate = (text: string) => /[-/.\s]/.test(text) && /\d/.test(text) && looksLikeDate(text);
