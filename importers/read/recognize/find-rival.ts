import type { Profile } from '../../profile';
import { findProfile } from '../../profiles';
import type { Fit } from './choose-profile';
import { comparedHeaders, vendorNames } from './map-columns';

/** Two reports whose scores are nearer than this are asked about, unless one is a special case of the other. */
const MARGIN = 0.05;

/**
 * The fits that are as good as the best one, best first: one where the file is clear, more where somebody must say which
 * it is. A report that knows all of the file's columns that another knows, and more, goes before that one, as a center's
 * own profile goes before those that Fairlead brings, and a header set before a guess.
 */
export function rivalsOf(fits: readonly Fit[], headers: readonly string[]): Fit[] {
  const [best] = fits;
  if (!best || best.missing.length > 0) return fits.slice(0, 1);
  const near = fits.filter(
    ({ candidate, missing, profile }) =>
      missing.length === 0 &&
      candidate.score > best.candidate.score - MARGIN &&
      (profile.isGuessed ?? false) === (best.profile.isGuessed ?? false),
  );
  const own = near.filter(({ profile }) => findProfile(profile.id) !== profile);
  const rivals = (own.length > 0 ? own : near).map((fit) => ({ fit, known: knownHeaders(fit.profile, headers) }));
  return rivals.filter(({ known }) => !rivals.some((other) => isSpecialCase(other.known, known))).map(({ fit }) => fit);
}

/** The file's headers that a profile names anywhere. */
function knownHeaders(profile: Profile, headers: readonly string[]): ReadonlySet<string> {
  const { identifiedBy, usualHeaders, columns, ignored } = profile;
  const names = [identifiedBy.flat(), usualHeaders, columns.flatMap((column) => column.headers), ignored].flat();
  const named = comparedHeaders(names);
  return new Set([...comparedHeaders(vendorNames(profile, headers))].filter((name) => named.has(name)));
}

const isSpecialCase = (special: ReadonlySet<string>, general: ReadonlySet<string>) =>
  special.size > general.size && [...general].every((name) => special.has(name));
