import { sql } from 'kysely';
import type { Db } from '../open';

/** An import as the history lists it, with the name of whoever loaded it. */
export type ImportRow = Awaited<ReturnType<typeof findAllImports>>[number];

const COLUMNS = [
  'imports.id',
  'imports.file_name',
  'imports.file_hash',
  'imports.file_bytes',
  'imports.stored_path',
  'imports.profile_id',
  'imports.source',
  'imports.mapping',
  'imports.time_zone',
  'imports.zone_from',
  'imports.status',
  'imports.rows_read',
  'imports.rows_inserted',
  'imports.rows_updated',
  'imports.rows_unchanged',
  'imports.rows_rejected',
  'imports.rows_skipped',
  'imports.rows_held',
  'imports.first_date',
  'imports.last_date',
  'imports.headers',
  'imports.note',
  'imports.error',
  'imports.created_at',
  'imports.started_at',
  'imports.finished_at',
  'imports.undone_at',
  'imports.arrived_by',
  'imports.replaces_id',
  'users.name as user_name',
  'api_tokens.name as token_name',
] as const;

/** The import that took this one's place, where one did. */
const REPLACED_BY = sql<number | null>`(select max(newer.id) from imports newer
  where newer.replaces_id = imports.id and newer.status in ('loaded', 'undoing', 'undone'))`.as('replaced_by_id');

/** The import that waits or is being loaded to take this one's place; null for none. */
export async function findReplacement(db: Db, id: number): Promise<number | null> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('replaces_id', '=', id)
    .where('status', 'in', ['queued', 'loading'])
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The imports, newest first. */
export function findAllImports(db: Db, { limit, offset }: { limit: number; offset: number }) {
  return db
    .selectFrom('imports')
    .leftJoin('users', 'users.id', 'imports.user_id')
    .leftJoin('api_tokens', 'api_tokens.id', 'imports.api_token_id')
    .select(COLUMNS)
    .select(REPLACED_BY)
    .orderBy('imports.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countImports(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('imports')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function findImport(db: Db, id: number): Promise<ImportRow | null> {
  const row = await db
    .selectFrom('imports')
    .leftJoin('users', 'users.id', 'imports.user_id')
    .leftJoin('api_tokens', 'api_tokens.id', 'imports.api_token_id')
    .select(COLUMNS)
    .select(REPLACED_BY)
    .where('imports.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The earliest loaded import of the very same file, if there is one. */
export async function findLoadedByHash(
  db: Db,
  hash: string,
): Promise<{ id: number; finished_at: number | null } | null> {
  const row = await db
    .selectFrom('imports')
    .select(['id', 'finished_at'])
    .where('file_hash', '=', hash)
    .where('status', '=', 'loaded')
    .orderBy('id')
    .executeTakeFirst();
  return row ?? null;
}

/** Moves an import from one state to another; false where it was not in the first, so that two clicks count once. */
export async function moveImport(
  db: Db,
  { id, from, to, pid }: { id: number; from: readonly string[]; to: string; pid: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ status: to, loader_pid: pid, error: null })
    .where('id', '=', id)
    .where('status', 'in', [...from])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
