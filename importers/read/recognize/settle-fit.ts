import type { Profile } from '../../profile';
import { type Fit, fitProfile, fitProfiles } from './choose-profile';
import { rivalsOf } from './find-rival';
import type { Problem } from './identification';

/** Below this a fit is no identification. */
const SURE_ENOUGH = 0.5;
/** From here on a report is worth naming although it does not fit. */
const NEAR = 0.3;

/** A file's table as it is compared with reports. */
interface Compared {
  headers: readonly string[];
  /** The rows of the body that say something. */
  rows: readonly string[][];
  hasDecimalComma: boolean;
  above: readonly string[];
  isNameless: boolean;
}

/** Which report a file is: the one that somebody asked for, else the one that fits; or why that cannot be said. */
export function settleFit(
  table: Compared,
  profiles: readonly Profile[],
  asked: Profile | undefined,
): { fits: Fit[] } & ({ fit: Fit } | { problem: Problem }) {
  const { headers, rows, hasDecimalComma, above } = table;
  const fits = fitProfiles(profiles, headers, rows, hasDecimalComma, above);
  if (table.isNameless && fits[0]) fits[0].candidate.reason = 'it has no header, and its cells match this report';
  const rivals = rivalsOf(fits, headers);
  const fit = asked ? fitProfile(asked, headers, rows, hasDecimalComma, above) : rivals[0];
  const problem = asked ? problemOfAsked(fit!, table) : problemOf(fit, rivals, table);
  return problem ? { fits, problem } : { fits, fit: fit! };
}

function problemOfAsked({ candidate: { label }, missing }: Fit, { headers, rows }: Compared): Problem | null {
  if (rows.length === 0) return headersOnly(label);
  if (missing.length === 0) return null;
  return {
    code: 'missing_columns',
    message: `${label} needs columns that are missing: ${missing.join(', ')}.`,
    advice: `Export the report with these columns, or choose another kind of file. Headers seen: ${someOf(headers)}.`,
  };
}

function problemOf(fit: Fit | undefined, rivals: readonly Fit[], { headers, rows }: Compared): Problem | null {
  // Headers without rows are recognized by name alone; a guessed layout needs rows, so its score says less.
  if (rows.length === 0 && headers.length > 1) return headersOnly(fit?.candidate.label);
  if (!fit || fit.missing.length > 0 || fit.candidate.score < SURE_ENOUGH) {
    const near =
      fit && fit.candidate.score >= NEAR ? ` Closest match: ${fit.candidate.label} (${fit.candidate.reason}).` : '';
    return {
      code: 'unknown_layout',
      message: `Fairlead does not know this layout. Headers seen: ${someOf(headers)}.${near}`,
      advice: 'Check that each row is one contact, with an ID, a date and an answered column. Or choose the file type.',
    };
  }
  if (rivals.length < 2) return null;
  const named = rivals.map(({ candidate: { label, score, reason } }) => `${label} (${score}: ${reason})`);
  return {
    code: 'ambiguous_profile',
    message: `The file could be ${named.join(' or ')}.`,
    advice: 'Choose the file type, since Fairlead reads them differently.',
  };
}

const SEEN = 60;

const someOf = (headers: readonly string[]) =>
  headers.length <= SEEN
    ? headers.join(', ')
    : `${headers.slice(0, SEEN).join(', ')} and ${(headers.length - SEEN).toLocaleString('en-US')} more`;

const headersOnly = (label: string | undefined): Problem => ({
  code: 'headers_only',
  message: `The file holds ${label ? `the headers of ${label}` : 'headers'} and no rows.`,
  advice: 'Export it again for days with contacts.',
});
