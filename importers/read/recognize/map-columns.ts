import { ownValue } from '../../own-value';
import type { Profile, ProfileColumn } from '../../profile';
import type { PlannedColumn } from '../plan';
import { placesOf, plainHeader } from '../table/header-names';

/** How well a report's headers fit a profile. */
export interface HeaderMatch {
  /** 0 to 1; a profile's whole identifying set gives 0.8, its usual headers the rest. */
  score: number;
  missing: string[];
}

/** Headers by the names that the vendor gives them in English, where the profile knows their translation. */
export function vendorNames({ translations }: Profile, headers: readonly string[]): readonly string[] {
  return translations
    ? headers.map((header) => ownValue(translations, header.trim().toLowerCase()) ?? header)
    : headers;
}

/** Headers as they are compared. */
export const comparedHeaders = (headers: readonly string[]): ReadonlySet<string> => new Set(headers.map(plainHeader));

/** A profile's headers as they are compared, with the names to tell of. */
type Compared = readonly { name: string; plain: string }[];
const COMPARED = new WeakMap<Profile, { sets: Compared[]; usual: Compared }>();

function comparedOf(profile: Profile) {
  let compared = COMPARED.get(profile);
  if (compared === undefined) {
    const compare = (names: readonly string[]) => names.map((name) => ({ name, plain: plainHeader(name) }));
    compared = { sets: profile.identifiedBy.map(compare), usual: compare(profile.usualHeaders) };
    COMPARED.set(profile, compared);
  }
  return compared;
}

/** Compares header sets, never places. */
export function matchHeaders(
  profile: Profile,
  headers: readonly string[],
  plain: ReadonlySet<string> = comparedHeaders(headers),
): HeaderMatch {
  const said = profile.translations ? comparedHeaders(vendorNames(profile, headers)) : plain;
  const { sets, usual } = comparedOf(profile);
  const lacks = (names: Compared) => names.filter((name) => !said.has(name.plain));
  let best: HeaderMatch = { score: 0, missing: [] };
  for (const names of sets) {
    const missing = lacks(names).map(({ name }) => name);
    const usualShare = usual.length === 0 ? 1 : 1 - lacks(usual).length / usual.length;
    const score = missing.length === 0 ? 0.8 + 0.2 * usualShare : 0.7 * (1 - missing.length / names.length);
    if (score > best.score) best = { score, missing };
  }
  return best;
}

/** The columns of a fixed report by their headers; required ones that are not there come back as missing. */
export function mapColumns(
  profile: Profile,
  headers: readonly string[],
): { columns: PlannedColumn[]; missing: string[] } {
  const places = placesOf(vendorNames(profile, headers));
  const columns: PlannedColumn[] = [];
  const missing: string[] = [];
  for (const rule of profile.columns as readonly ProfileColumn[]) {
    if (rule.prefix || rule.pattern) {
      if (rule.prefix) columns.push(...prefixedColumns(rule, headers));
      else
        columns.push(
          ...patternColumns(rule, headers, new Set([...columns.map(({ header }) => header), ...profile.ignored])),
        );
      continue;
    }
    if (rule.question) continue;
    const index = rule.headers.map((header) => places.get(plainHeader(header))).find((place) => place !== undefined);
    if (index !== undefined)
      columns.push({ field: rule.field, index, header: headers[index]!, ...(rule.unit && { unit: rule.unit }) });
    else if (!rule.isOptional) missing.push(rule.headers[0]!);
  }
  return { columns, missing };
}

function prefixedColumns(rule: ProfileColumn, headers: readonly string[]): PlannedColumn[] {
  return headers.flatMap((header, index) =>
    header.toLowerCase().startsWith(rule.prefix!)
      ? [{ field: rule.field, index, header, name: header.slice(rule.prefix!.length).trim().toLowerCase() }]
      : [],
  );
}

/** Every header that the pattern fits and that no rule before it has taken. */
function patternColumns(rule: ProfileColumn, headers: readonly string[], taken: ReadonlySet<string>): PlannedColumn[] {
  const pattern = new RegExp(rule.pattern!, 'i');
  return headers.flatMap((header, index) => {
    const name = taken.has(header) ? undefined : pattern.exec(header)?.[1]?.trim();
    return name ? [{ field: rule.field, index, header, name, ...(rule.unit && { unit: rule.unit }) }] : [];
  });
}
