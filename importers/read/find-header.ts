import type { Profile } from '../profile';
import { PROFILES } from '../profiles';
import { comparedHeaders, matchHeaders } from './map-columns';
import type { RawRow } from './raw-rows';

/** Preambles are short: a header further down than this is none. */
const DEEPEST = 40;

/**
 * The header's place among a file's first rows: the row that fits a known report best, else the first one with as many
 * filled cells as any (preambles have fewer, a `sep=` line one). -1 where no row has two.
 */
export function findHeader(rows: readonly RawRow[], profiles: readonly Profile[] = PROFILES): number {
  const first = rows.slice(0, DEEPEST);
  let best = -1;
  let bestScore = 0.5;
  first.forEach(({ cells }, place) => {
    const plain = comparedHeaders(cells);
    const score = Math.max(...profiles.map((profile) => matchHeaders(profile, cells, plain).score));
    if (score > bestScore) {
      best = place;
      bestScore = score;
    }
  });
  if (best >= 0) return best;
  const filled = first.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const most = Math.max(0, ...filled);
  return most < 2 ? -1 : filled.findIndex((count) => count >= most * 0.8 && count >= 2);
}
