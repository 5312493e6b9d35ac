import type { Databases } from 'db/databases';
import { moveIn } from 'db/lobby/move-in';
import type { OpenDatabase } from 'db/open';
import { insertArrival } from 'db/queries/arrivals';
import type { ImportsTable } from 'db/schema';
import type { Insertable } from 'kysely';
import type { ReadPlan } from '../../read/plan';
import { isAtWork, thisProcess } from '../threads/is-running';
import type { KeptFile } from './uploads';

export interface NewImport {
  file: KeptFile;
  fileName: string;
  plan: ReadPlan;
  userId: number | null;
  arrival?: Arrival;
  /** The import that this one takes the place of. */
  replacesId?: number | null;
}

/** How a file came. */
export interface Arrival {
  by: 'page' | 'api' | 'inbox' | 'command_line';
  apiTokenId?: number;
  /** Its name in the inbox, where it lies until its import has ended. */
  inboxName?: string;
}

/** What a new import is called, or the one of the same file that already waits or is being loaded. */
export interface CreatedImport {
  id: number;
  isWaitingAlready: boolean;
}

/**
 * Notes that a file is to be loaded, without waiting for a load that runs, and gives the import's id. It is in the lobby
 * until it is moved to the others. The same file that already waits or is being loaded is found instead.
 */
export function announceImport(databases: Databases, wanted: NewImport): Promise<CreatedImport> {
  return insertArrival(databases, rowOf(wanted), isAtWork);
}

/** As announceImport, for whoever loads it at once: waits until it stands among the others. */
export async function createImport(opened: OpenDatabase, wanted: NewImport): Promise<CreatedImport> {
  const created = await announceImport(opened, wanted);
  await moveIn(opened);
  return created;
}

function rowOf({ file, fileName, plan, userId, arrival, replacesId }: NewImport): Insertable<ImportsTable> {
  return {
    file_name: fileName,
    file_hash: file.hash,
    file_bytes: file.bytes,
    stored_path: file.storedPath,
    profile_id: plan.profileId,
    profile_version: plan.profileVersion,
    source: plan.source,
    mapping: JSON.stringify(plan),
    time_zone: plan.timeZone,
    zone_from: plan.zoneFrom,
    status: 'queued',
    rows_read: 0,
    rows_inserted: 0,
    rows_updated: 0,
    rows_unchanged: 0,
    rows_rejected: 0,
    rows_skipped: 0,
    rows_held: 0,
    is_partial: plan.partial ? 1 : 0,
    headers: JSON.stringify(plan.headers),
    user_id: userId,
    ...thisProcess(),
    arrived_by: arrival?.by ?? null,
    api_token_id: arrival?.apiTokenId ?? null,
    inbox_name: arrival?.inboxName ?? null,
    replaces_id: replacesId ?? null,
    created_at: Date.now(),
  };
}
