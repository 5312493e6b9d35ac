import { Readable } from 'node:stream';
import { insertAuditEntry } from 'db/queries/audit';
import { findSavedProfile, retireSavedProfile } from 'db/queries/saved-profiles';
import { findKept, keepFile } from 'importers/load/files/uploads';
import { parseProfile } from 'importers/mapping/profile-schema';
import type { Profile } from 'importers/profile';
import { getDb } from '~/db.server';
import { mapPath } from '../imports/map-by-hand';
import { saveProfile } from './save-mapping.server';

/** Retires a saved layout or takes it into use again; false where there is none. */
export async function retireProfile(id: string, isRetired: boolean, userId: number): Promise<boolean> {
  return (await getDb()).transaction().execute(async (trx) => {
    const isDone = await retireSavedProfile(trx, { id, at: isRetired ? Date.now() : null });
    const action = isRetired ? 'retire' : 'restore';
    if (isDone) await insertAuditEntry(trx, { userId, action, thing: 'profile', thingId: id });
    return isDone;
  });
}

/**
 * Where a saved layout is changed: on the file that it was made on or, where that is kept no more, on a file of its
 * headers alone. Null where there is no such layout.
 */
export async function pathToChange(id: string): Promise<string | null> {
  const row = await findSavedProfile(await getDb(), id);
  if (!row) return null;
  const example = row.example_hash && findKept(row.example_hash) ? row.example_hash : null;
  const hash = example ?? (await keepHeaders(JSON.parse(row.definition) as Profile));
  const name = (example && row.example_name) || `headers of ${row.label}`;
  return mapPath(hash, new URLSearchParams({ name, profile: id }));
}

async function keepHeaders({ identifiedBy, usualHeaders }: Profile): Promise<string> {
  const headers = [...new Set([...(identifiedBy[0] ?? []), ...usualHeaders])];
  const line = headers.map((header) => `"${header.replaceAll('"', '""')}"`).join(',');
  return (await keepFile(Readable.from([Buffer.from(`${line}\n`)]))).hash;
}

/** Saves a layout from the JSON of an export; or what is wrong with it. */
export async function importProfile(json: string, userId: number): Promise<{ label: string } | { problems: string[] }> {
  const parsed = parseProfile(json);
  if ('problems' in parsed) return parsed;
  const profile = { ...parsed.profile, version: 1 };
  const saved = await saveProfile(profile, { userId, example: null, isChange: false });
  return 'error' in saved ? { problems: [saved.error] } : { label: saved.profile.label };
}
