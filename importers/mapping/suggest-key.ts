import type { LegField } from '../profile';
import { KEYS } from '../profiles/meanings';
import { headerOf, type Mapping } from './mapping';

/** Repeated keys up to this share are rows said twice, not a key that is too short. */
const FEW_REPEATS = 0.002;

/** The keys whose fields are all mapped. */
export function possibleKeys(mapping: Pick<Mapping, 'columns' | 'rows'>): (readonly LegField[])[] {
  if (mapping.rows === 'ticket') return [['contact_id']];
  const isMapped = (field: LegField) => mapping.columns.some((column) => column.field === field);
  return KEYS.filter((key) => key.every(isMapped));
}

/** How many rows share their key with one before; the time of day counts to the start. */
export function countRepeats(
  key: readonly LegField[],
  mapping: Mapping,
  headers: readonly string[],
  rows: readonly string[][],
): number {
  const fields = key.includes('started') ? [...key, 'started_time' as const] : key;
  const places = fields.flatMap((field) => {
    const header = headerOf(mapping, field);
    return header === undefined ? [] : [headers.indexOf(header)];
  });
  const seen = new Set(rows.map((cells) => places.map((place) => cells[place]?.trim() ?? '').join('|')));
  return rows.length - seen.size;
}

/** The shortest key that tells the rows apart, and what its look at the rows found. */
export function suggestKey(
  mapping: Mapping,
  headers: readonly string[],
  rows: readonly string[][],
): { key: readonly LegField[]; because: string } {
  const keys = possibleKeys(mapping);
  const tried = keys.map((key) => ({ key, repeats: countRepeats(key, mapping, headers, rows) }));
  const found = tried.find(({ repeats }) => repeats <= rows.length * FEW_REPEATS) ?? tried[0];
  if (!found) return { key: [], because: 'Map an id, or a start and a person or customer.' };
  return { key: found.key, because: keyWords(found.repeats, rows.length) };
}

/** What the rows say of a key. */
export const keyWords = (repeats: number, rows: number): string =>
  repeats === 0
    ? `No two of the ${rows.toLocaleString('en')} rows looked at share it.`
    : `${repeats.toLocaleString('en')} of the ${rows.toLocaleString('en')} rows looked at share it with one before: each would correct that one instead of counting by itself.`;
