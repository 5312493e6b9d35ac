import type { LegField } from '../profile';
import { KEYS } from '../profiles/meanings';
import type { Mapping } from './mapping';

/** Repeated keys up to this share are rows said twice, not a key that is too short. */
const FEW_REPEATS = 0.002;

/** The keys whose fields are all mapped. */
export function possibleKeys(mapping: Pick<Mapping, 'columns' | 'rows'>): (readonly LegField[])[] {
  if (mapping.rows === 'ticket') return [['contact_id']];
  if (mapping.rows !== 'contact') return [];
  const isMapped = (field: LegField) => mapping.columns.some((column) => column.field === field);
  return KEYS.filter((key) => key.every(isMapped));
}

/** How many rows share their key with one before; the time of day counts to the start. */
function countRepeats(
  key: readonly LegField[],
  mapping: Pick<Mapping, 'columns' | 'rows'>,
  headers: readonly string[],
  rows: readonly string[][],
): number {
  const fields = key.includes('started') ? [...key, 'started_time' as const] : key;
  const places = fields.flatMap((field) => {
    const header = mapping.columns.find((column) => column.field === field)?.header;
    return header === undefined ? [] : [headers.indexOf(header)];
  });
  const seen = new Set(rows.map((cells) => places.map((place) => cells[place]?.trim() ?? '').join('|')));
  return rows.length - seen.size;
}

/** A key and what the rows say of it. */
export interface JudgedKey {
  key: readonly LegField[];
  isEnough: boolean;
  because: string;
}

/** What the first rows say of every key that the mapped columns allow, the shortest first. */
export function judgeKeys(
  mapping: Pick<Mapping, 'columns' | 'rows'>,
  headers: readonly string[],
  rows: readonly string[][],
): JudgedKey[] {
  return possibleKeys(mapping).map((key) => {
    const repeats = countRepeats(key, mapping, headers, rows);
    return { key, isEnough: repeats <= rows.length * FEW_REPEATS, because: keyWords(repeats, rows.length) };
  });
}

/** The shortest key that tells the rows apart; none where somebody must say it. */
export const bestKey = (keys: readonly JudgedKey[]): readonly LegField[] =>
  keys.find(({ isEnough }) => isEnough)?.key ?? [];

function keyWords(repeats: number, rows: number): string {
  const [some, all] = [repeats, rows].map((count) => count.toLocaleString('en'));
  return repeats === 0
    ? `No two of the ${all} rows checked share it.`
    : `${some} of the ${all} rows checked repeat an earlier row’s ID. Each would replace that row.`;
}
