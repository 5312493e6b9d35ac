import type { Insertable, Selectable } from 'kysely';
import type { Databases } from '../databases';
import type { Lobby } from '../lobby/lobby';
import type { ImportsTable } from '../schema';
import type { ArrivalsTable } from '../schema/lobby';

/** An import that waits in the lobby, as imports will have it. */
export type Arrival = Insertable<ImportsTable> & { id: number };

/** Whether whoever an import names as its loader is still at work. */
export type IsAtWork = (loader: { id?: number; loader_pid?: number | null; loader_start?: string | null }) => boolean;

/**
 * Writes an import down in the lobby, under the id that it will have, without waiting for whoever writes to the database.
 * The same file that already waits or is being loaded, by somebody who is still at work, is found instead; two at once
 * cannot both be first.
 */
export function insertArrival(
  { db, lobby }: Databases,
  row: Insertable<ImportsTable>,
  isAtWork: IsAtWork = () => true,
): Promise<{ id: number; isWaitingAlready: boolean }> {
  // Nobody moves an import out of the lobby meanwhile, so that what is not here is there.
  return lobby.transaction().execute(async (trx) => {
    const same = await trx.selectFrom('arrivals').selectAll().where('file_hash', '=', row.file_hash).execute();
    const ids = same.map(({ id }) => id);
    const moved = new Set(
      (await db.selectFrom('imports').select('id').where('id', 'in', ids).execute()).map(({ id }) => id),
    );
    const loading = await db
      .selectFrom('imports')
      .select(['id', 'loader_pid', 'loader_start'])
      .where('file_hash', '=', row.file_hash)
      .where('status', 'in', ['queued', 'loading'])
      .orderBy('id', 'desc')
      .execute();
    const arrived = same.map(importOf).filter(({ id, status }) => status === 'queued' && !moved.has(id));
    const waiting = [...loading, ...arrived].find(isAtWork);
    if (waiting) return { id: waiting.id, isWaitingAlready: true };
    const { last } = await trx
      .selectFrom('arrivals')
      .select((eb) => eb.fn.max('id').as('last'))
      .executeTakeFirstOrThrow();
    const { lastImport } = await db
      .selectFrom('imports')
      .select((eb) => eb.fn.max('id').as('lastImport'))
      .executeTakeFirstOrThrow();
    const id = Math.max(last ?? 0, lastImport ?? 0) + 1;
    const { file_hash, replaces_id = null } = row;
    await trx
      .insertInto('arrivals')
      .values({ id, file_hash, replaces_id, row: JSON.stringify(row) })
      .execute();
    return { id, isWaitingAlready: false };
  });
}

/** The imports that wait in the lobby, the newest first. */
export async function findAllArrivals(lobby: Lobby): Promise<Arrival[]> {
  const rows = await lobby.selectFrom('arrivals').selectAll().orderBy('id', 'desc').execute();
  return rows.map(importOf);
}

/** Says what became of an import that waits in the lobby. */
export async function updateArrival(
  lobby: Lobby,
  { id, ...change }: { id: number } & Partial<Insertable<ImportsTable>>,
): Promise<void> {
  const found = await lobby.selectFrom('arrivals').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) return;
  const row = JSON.stringify({ ...importOf(found), ...change });
  await lobby.updateTable('arrivals').set({ row }).where('id', '=', id).execute();
}

const importOf = ({ id, row }: Selectable<ArrivalsTable>): Arrival => ({
  ...(JSON.parse(row) as Insertable<ImportsTable>),
  id,
});
