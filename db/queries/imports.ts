import { type Selectable, sql } from 'kysely';
import type { Databases } from '../databases';
import type { Db } from '../open';
import type { ImportsTable } from '../schema';
import { type Arrival, findAllArrivals } from './arrivals';

/** An import as the history lists it, with the name of whoever loaded it. */
export type ImportRow = Awaited<ReturnType<typeof findMovedImports>>[number];

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
  'imports.forgotten_at',
  'imports.arrived_by',
  'imports.replaces_id',
  'users.name as user_name',
  'api_tokens.name as token_name',
] as const;

/** The import that took this one's place, where one did. */
const REPLACED_BY = sql<number | null>`(select max(newer.id) from imports newer
  where newer.replaces_id = imports.id and newer.status in ('loaded', 'undoing', 'undone'))`.as('replaced_by_id');

/** The import that waits or is being loaded to take this one's place; null for none. */
export async function findReplacement({ db, lobby }: Databases, id: number): Promise<number | null> {
  const arrivals = await findAllArrivals(lobby);
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('replaces_id', '=', id)
    .where('status', 'in', ['queued', 'loading'])
    .executeTakeFirst();
  const arrival = arrivals.find(({ replaces_id, status }) => replaces_id === id && status === 'queued');
  return row?.id ?? arrival?.id ?? null;
}

/** The imports, newest first; those that wait in the lobby before the others, which have come earlier. */
export async function findAllImports(
  databases: Databases,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ imports: ImportRow[]; total: number }> {
  const { db } = databases;
  const waiting = await findWaitingImports(databases);
  const first = waiting.slice(offset, offset + limit);
  const page = { limit: limit - first.length, offset: Math.max(0, offset - waiting.length) };
  return {
    imports: [...first, ...(await findMovedImports(db, page))],
    total: waiting.length + (await countMovedImports(db)),
  };
}

export async function findImport(databases: Databases, id: number): Promise<ImportRow | null> {
  // The lobby is asked first: what has left it meanwhile stands among the others.
  const waiting = await findWaitingImports(databases);
  const row = await ofImports(databases.db).where('imports.id', '=', id).executeTakeFirst();
  return row ?? waiting.find((arrival) => arrival.id === id) ?? null;
}

function ofImports(db: Db) {
  return db
    .selectFrom('imports')
    .leftJoin('users', 'users.id', 'imports.user_id')
    .leftJoin('api_tokens', 'api_tokens.id', 'imports.api_token_id')
    .select(COLUMNS)
    .select(REPLACED_BY);
}

function findMovedImports(db: Db, { limit, offset }: { limit: number; offset: number }) {
  return ofImports(db).orderBy('imports.id', 'desc').limit(limit).offset(offset).execute();
}

async function countMovedImports(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('imports')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Those that wait in the lobby and are not in the database yet, newest first. */
async function findWaitingImports({ db, lobby }: Databases): Promise<ImportRow[]> {
  const arrivals = await findAllArrivals(lobby);
  if (arrivals.length === 0) return [];
  const ids = arrivals.map(({ id }) => id);
  const moved = await db.selectFrom('imports').select('id').where('id', 'in', ids).execute();
  const isMoved = new Set(moved.map(({ id }) => id));
  return Promise.all(arrivals.filter(({ id }) => !isMoved.has(id)).map((arrival) => asImport(db, arrival)));
}

/** What an import that has not begun says of itself. */
const NOT_BEGUN = {
  rows_held: 0,
  stored_path: null,
  profile_id: null,
  source: null,
  mapping: null,
  time_zone: null,
  zone_from: null,
  first_date: null,
  last_date: null,
  headers: null,
  note: null,
  error: null,
  started_at: null,
  finished_at: null,
  undone_at: null,
  forgotten_at: null,
  arrived_by: null,
  replaces_id: null,
  replaced_by_id: null,
};

async function asImport(db: Db, arrival: Arrival): Promise<ImportRow> {
  const user = await db
    .selectFrom('users')
    .select('name')
    .where('id', '=', arrival.user_id ?? 0)
    .executeTakeFirst();
  const token = await db
    .selectFrom('api_tokens')
    .select('name')
    .where('id', '=', arrival.api_token_id ?? 0)
    .executeTakeFirst();
  return {
    ...NOT_BEGUN,
    ...arrival,
    user_name: user?.name ?? null,
    token_name: token?.name ?? null,
  };
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

/** The processes that say that they are loading a file or taking one back; some may be gone. */
export function findLoaders(db: Db) {
  return db
    .selectFrom('imports')
    .select(['loader_pid', 'loader_start'])
    .where('status', 'in', ['loading', 'undoing'])
    .execute();
}

type LoadedBy = Pick<Selectable<ImportsTable>, 'loader_pid' | 'loader_start'>;

/** Moves an import from one state to another; false where it was not in the first, so that two clicks count once. */
export async function moveImport(
  db: Db,
  { id, from, to, by }: { id: number; from: readonly string[]; to: string; by: LoadedBy },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ status: to, ...by, error: null })
    .where('id', '=', id)
    .where('status', 'in', [...from])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
