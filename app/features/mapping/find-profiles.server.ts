import { findAllSavedProfiles, findSavedProfile } from 'db/queries/saved-profiles';
import type { Profile } from 'importers/profile';
import { PROFILES } from 'importers/profiles';
import { getDb } from '~/db.server';
import { attachment } from '../downloads/attachment.server';

/** A saved layout as the list shows it. */
export interface ListedProfile {
  id: string;
  label: string;
  version: number;
  kind: string;
  headers: string[];
  imports: number;
  userName: string | null;
  changedAt: number;
  isRetired: boolean;
}

/** A layout that Fairlead brings, read-only. */
export interface ShippedProfile {
  id: string;
  label: string;
  version: number;
  kind: string;
  headers: string[];
}

/** All layouts that files are recognized by, and those that were retired. */
export async function findProfiles(): Promise<{ saved: ListedProfile[]; shipped: ShippedProfile[] }> {
  const rows = await findAllSavedProfiles(await getDb());
  return {
    saved: rows.map((row) => {
      const profile = JSON.parse(row.definition) as Profile;
      return {
        ...shown(profile),
        imports: row.imports ?? 0,
        userName: row.user_name,
        changedAt: row.created_at,
        isRetired: row.retired_at !== null,
      };
    }),
    shipped: PROFILES.map(shown).sort((a, b) => a.label.localeCompare(b.label)),
  };
}

/** A saved layout's latest version as a JSON file to take along; null where there is none of that id. */
export async function exportProfile(id: string): Promise<Response | null> {
  const row = await findSavedProfile(await getDb(), id);
  if (!row) return null;
  return new Response(`${JSON.stringify(JSON.parse(row.definition), null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': attachment(`${row.profile_id}.json`),
      'Cache-Control': 'no-store',
    },
  });
}

const KINDS: Record<Profile['kind'], string> = {
  leg: 'Contacts',
  answer: 'Survey answers',
  review_item: 'Quality reviews',
  roster: 'People',
  event: 'Events',
  agent_interval: 'Agent intervals',
  queue_interval: 'Queue intervals',
  adherence_interval: 'Adherence',
};

function shown({ id, label, version, kind, identifiedBy, nameless }: Profile): ShippedProfile {
  return { id, label, version, kind: KINDS[kind], headers: [...(identifiedBy[0] ?? nameless?.names ?? [])] };
}
