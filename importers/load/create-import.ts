import type { Db } from 'db/open';
import type { ReadPlan } from '../read/plan';
import type { KeptFile } from './uploads';

export interface NewImport {
  file: KeptFile;
  fileName: string;
  plan: ReadPlan;
  userId: number | null;
}

/**
 * Notes that a file is to be loaded and gives the import's id. The same file that already waits or is being loaded is
 * found instead of being loaded twice.
 */
export function createImport(db: Db, wanted: NewImport): Promise<{ id: number; isWaitingAlready: boolean }> {
  return db.transaction().execute((transaction) => findOrInsert(transaction, wanted));
}

async function findOrInsert(
  db: Db,
  { file, fileName, plan, userId }: NewImport,
): Promise<{ id: number; isWaitingAlready: boolean }> {
  const waiting = await db
    .selectFrom('imports')
    .select('id')
    .where('file_hash', '=', file.hash)
    .where('status', 'in', ['queued', 'loading'])
    .executeTakeFirst();
  if (waiting) return { id: waiting.id, isWaitingAlready: true };
  const { id } = await db
    .insertInto('imports')
    .values({
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
      is_partial: 0,
      headers: JSON.stringify(plan.headers),
      user_id: userId,
      loader_pid: process.pid,
      created_at: Date.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, isWaitingAlready: false };
}
