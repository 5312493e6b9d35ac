import type { Db } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { findSavedProfile, insertSavedProfile, retireSavedProfile } from 'db/queries/saved-profiles';
import { profileOfMapping } from 'importers/mapping/profile-of-mapping';
import type { Profile } from 'importers/profile';
import { PROFILES } from 'importers/profiles';
import { plainHeader } from 'importers/read/table/header-names';
import { z } from 'zod';
import { getDb } from '~/db.server';
import type { MappedFile } from './find-mapping.server';

const LONGEST_NAME = 60;

/** The name of a saved profile. Its id is the name in small letters and hyphens. */
export const profileName = z
  .string({ error: 'Enter a layout name.' })
  .trim()
  .min(1, { error: 'Enter a layout name.', abort: true })
  .max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters in the name.`)
  .refine((name) => idOf(name) !== '', 'Use at least one letter from a to z or a digit in the name.');

/** "Ring line, calls" → "ring-line-calls" */
const idOf = (name: string) =>
  plainHeader(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** A saved profile's version, or why it was not saved. */
export type Saved = { profile: Profile } | { error: string };

interface SaveOrder {
  name: string;
  userId: number;
}

/**
 * Saves what was mapped as a profile, or as the next version of the one that is being changed. Saving the very same
 * twice is saving it once.
 */
export async function saveMapping(file: MappedFile, { name, userId }: SaveOrder): Promise<Saved> {
  const { mapping, headers, editing, hash } = file;
  const called = editing
    ? { id: editing.id, label: name, version: editing.next }
    : { id: idOf(name), label: name, version: 1 };
  const profile = profileOfMapping(mapping, headers, called, editing?.definition);
  return saveProfile(profile, { userId, example: { hash, name: file.name }, isChange: editing !== null });
}

interface SavedBy {
  userId: number;
  /** The file on which it was made. */
  example: { hash: string; name: string } | null;
  isChange: boolean;
}

/** Writes one version of a profile; a name that is taken is refused, unless it holds the very same. */
export async function saveProfile(profile: Profile, by: SavedBy): Promise<Saved> {
  return (await getDb()).transaction().execute((trx) => saveWithin(trx, profile, by));
}

async function saveWithin(db: Db, profile: Profile, { userId, example, isChange }: SavedBy): Promise<Saved> {
  const before = await findSavedProfile(db, profile.id);
  const known = sameAs(before, profile);
  if (known) {
    // A layout that is saved again is in use again.
    if (before?.retired_at != null) await retireSavedProfile(db, { id: profile.id, at: null });
    return { profile: known };
  }
  if (!isChange && (before || isShipped(profile))) return { error: taken(profile.label, before?.retired_at != null) };
  const isSaved = await insertSavedProfile(db, {
    profile_id: profile.id,
    version: profile.version,
    label: profile.label,
    definition: JSON.stringify(profile),
    example_hash: example?.hash ?? before?.example_hash ?? null,
    example_name: example?.name ?? before?.example_name ?? null,
    user_id: userId,
    created_at: Date.now(),
    retired_at: null,
  });
  if (!isSaved) {
    // A second click, or somebody else at the same moment.
    const winner = sameAs(await findSavedProfile(db, profile.id), profile);
    return winner ? { profile: winner } : { error: OVERTAKEN };
  }
  const detail = `version ${profile.version}`;
  await insertAuditEntry(db, { userId, action: 'save', thing: 'profile', thingId: profile.id, detail });
  return { profile };
}

const OVERTAKEN = 'Somebody else just saved this layout. Open it again to see their change.';

/** The latest saved version where it says the very same as the profile, whatever their numbers. */
function sameAs(row: { definition: string } | null, profile: Profile): Profile | null {
  const saved = row && (JSON.parse(row.definition) as Profile);
  const textOf = (each: Profile) => JSON.stringify({ ...each, version: 0 });
  return saved && textOf(saved) === textOf(profile) ? saved : null;
}

const isShipped = ({ id, label }: Profile) =>
  PROFILES.some((each) => idOf(each.id) === id || plainHeader(each.label) === plainHeader(label));

function taken(label: string, isRetired: boolean): string {
  return isRetired
    ? `A layout named “${label}” was retired. Choose another name, or restore that layout.`
    : `A layout named “${label}” already exists. Choose another name, or edit that one under “Known layouts”.`;
}
