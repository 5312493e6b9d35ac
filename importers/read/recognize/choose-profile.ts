import type { Field, Profile, ProfileColumn } from '../../profile';
import type { PlannedColumn } from '../plan';
import { withFactsAbove } from '../table/above-table';
import { readSubheaders, type Subheaders } from '../table/read-subheaders';
import { findQuestions } from './find-questions';
import { guessColumns } from './guess-columns';
import type { Candidate } from './identification';
import { comparedHeaders, mapColumns, matchHeaders } from './map-columns';

/** A profile with the columns it would read from this file. */
export interface Fit {
  profile: Profile;
  columns: PlannedColumn[];
  missing: string[];
  subheaders: Subheaders;
  candidate: Candidate;
}

/** Up to this score a report has no more in common with a file than a word such as Date. */
const NOTHING_IN_COMMON = 0.1;

/** How every profile fits a file, best first. Those that have nothing in common with it are left out. */
export function fitProfiles(
  profiles: readonly Profile[],
  headers: readonly string[],
  rows: readonly string[][],
  hasDecimalComma: boolean,
  above: readonly string[] = [],
): Fit[] {
  const plain = comparedHeaders(headers);
  const fits = profiles
    .filter((profile) => profile.isGuessed || matchHeaders(profile, headers, plain).score > NOTHING_IN_COMMON)
    .map((profile) => fitProfile(profile, headers, rows, hasDecimalComma, above));
  return fits
    .filter(({ candidate }) => candidate.score > NOTHING_IN_COMMON)
    .sort((a, b) => b.candidate.score - a.candidate.score);
}

/** How one profile fits. */
export function fitProfile(
  profile: Profile,
  headers: readonly string[],
  rows: readonly string[][],
  hasDecimalComma: boolean,
  above: readonly string[] = [],
): Fit {
  const named = (score: number, reason: string): Candidate => ({
    profileId: profile.id,
    label: profile.label,
    score: Math.round(score * 100) / 100,
    reason,
  });
  const subheaders = readSubheaders(profile, headers, rows);
  if (profile.isGuessed) {
    const guess = guessColumns(profile, headers, rows, hasDecimalComma);
    const found = `${guess.columns.length} of its ${headers.length} columns were recognized by name and content`;
    return {
      profile,
      subheaders,
      ...guess,
      candidate: named(
        guess.score,
        guess.missing.length > 0 ? `${found}; not found: ${guess.missing.join(', ')}` : found,
      ),
    };
  }
  const body = subheaders.count === 0 ? rows : rows.slice(subheaders.count);
  const mapped = mapColumns(profile, subheaders.headers);
  const columns = withFactsAbove(profile, mapped.columns, above, headers.length);
  const told = new Set(columns.map(({ field }) => field));
  const missing = mapped.missing.filter(
    (name) =>
      !(profile.columns as readonly ProfileColumn[]).some(
        ({ field, headers: [first] }) => first === name && told.has(field),
      ),
  );
  columns.push(...findQuestions(profile, subheaders.headers, subheaders.wordings, body));
  if (profile.needsOneOf && !columns.some(({ field }) => (profile.needsOneOf as readonly Field[]).includes(field)))
    missing.push(profile.needsOneOf.join(' or '));
  const match = matchHeaders(profile, headers);
  const lacking = [...new Set([...match.missing, ...missing])];
  const reason = lacking.length === 0 ? 'it has all the headers of this report' : `not found: ${lacking.join(', ')}`;
  return {
    profile,
    columns,
    missing: lacking,
    subheaders,
    candidate: named(missing.length > 0 ? Math.min(match.score, 0.6) : match.score, reason),
  };
}
