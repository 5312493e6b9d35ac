import type { Profile } from '../../profile';
import { comparedHeaders, matchHeaders } from '../recognize/map-columns';
import type { RawRow } from './raw-row';

/** Preambles are short: a header further down than this is none. */
const DEEPEST = 40;

/** The place of the row that fits a known report's header best, among a file's first rows; -1 where none does. */
export function findKnownHeader(rows: readonly RawRow[], profiles: readonly Profile[]): number {
  let best = -1;
  let bestScore = 0.5;
  rows.slice(0, DEEPEST).forEach(({ cells }, place) => {
    const plain = comparedHeaders(cells);
    const score = Math.max(0, ...namedBy(plain, profiles).map((profile) => matchHeaders(profile, cells, plain).score));
    if (score > bestScore) {
      best = place;
      bestScore = score;
    }
  });
  return best;
}

const INDEXES = new WeakMap<Profile, readonly string[]>();

/** The profiles that share an identifying header with a row: hardly any row of data is compared with any profile. */
function namedBy(plain: ReadonlySet<string>, profiles: readonly Profile[]): Profile[] {
  return profiles.filter((profile) => {
    let names = INDEXES.get(profile);
    if (names === undefined) {
      names = [...comparedHeaders([...profile.identifiedBy.flat(), ...Object.keys(profile.translations ?? {})])];
      INDEXES.set(profile, names);
    }
    return names.some((name) => plain.has(name));
  });
}

/** The first line above an unknown report's header that is no row; where none was found, among those that might be one. */
export const findBroken = (rows: readonly RawRow[], header: number): RawRow | null =>
  rows.slice(0, header < 0 ? DEEPEST : header).find(({ isBroken }) => isBroken) ?? null;

/**
 * The place of an unknown report's header: the first row with as many filled cells as any (preambles have fewer, a
 * `sep=` line one). -1 where no row has two.
 */
export function findHeader(rows: readonly RawRow[]): number {
  const filled = rows.slice(0, DEEPEST).map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const most = Math.max(0, ...filled);
  return most < 2 ? -1 : filled.findIndex((count) => count >= most * 0.8 && count >= 2);
}
