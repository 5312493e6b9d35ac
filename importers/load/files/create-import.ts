import type { Db } from 'db/open';
import type { ImportsTable } from 'db/schema';
import { type Insertable, sql } from 'kysely';
import type { ReadPlan } from '../../read/plan';
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

/**
 * Notes that a file is to be loaded and gives the import's id. The same file that already waits or is being loaded is
 * found instead of being loaded twice: one statement asks and writes, so that two at once cannot both be first.
 */
export async function createImport(db: Db, wanted: NewImport): Promise<{ id: number; isWaitingAlready: boolean }> {
  const values = Object.entries(rowOf(wanted));
  const { hash } = wanted.file;
  const { rows } = await sql<{ id: number }>`
    insert into imports (${sql.join(values.map(([column]) => sql.ref(column)))})
    select ${sql.join(values.map(([, value]) => value))}
    where not exists (select 1 from imports where file_hash = ${hash} and status in ('queued', 'loading'))
    returning id`.execute(db);
  if (rows[0]) return { id: rows[0].id, isWaitingAlready: false };
  const waiting = await db
    .selectFrom('imports')
    .select('id')
    .where('file_hash', '=', hash)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return { id: waiting.id, isWaitingAlready: true };
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
    loader_pid: process.pid,
    arrived_by: arrival?.by ?? null,
    api_token_id: arrival?.apiTokenId ?? null,
    inbox_name: arrival?.inboxName ?? null,
    replaces_id: replacesId ?? null,
    created_at: Date.now(),
  };
}
