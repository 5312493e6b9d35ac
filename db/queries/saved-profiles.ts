import type { Insertable } from 'kysely';
import type { Db } from '../open';
import type { SavedProfilesTable } from '../schema';

const isLatest = (db: Db) =>
  db
    .selectFrom('saved_profiles')
    .select((eb) => ['profile_id', eb.fn.max('version').as('version')])
    .groupBy('profile_id');

/** The latest version of every saved profile, retired ones too, by name. */
export function findAllSavedProfiles(db: Db) {
  return db
    .selectFrom('saved_profiles as p')
    .innerJoin(isLatest(db).as('latest'), (join) =>
      join.onRef('latest.profile_id', '=', 'p.profile_id').onRef('latest.version', '=', 'p.version'),
    )
    .leftJoin('users', 'users.id', 'p.user_id')
    .select([
      'p.profile_id',
      'p.version',
      'p.label',
      'p.definition',
      'p.example_hash',
      'p.example_name',
      'p.created_at',
      'p.retired_at',
      'users.name as user_name',
    ])
    .select((eb) =>
      eb
        .selectFrom('imports')
        .whereRef('imports.profile_id', '=', 'p.profile_id')
        .select((inner) => inner.fn.countAll<number>().as('imports'))
        .as('imports'),
    )
    .orderBy('p.label')
    .execute();
}

/** The definitions by which files are recognized: of every profile that is not retired the latest, newest first. */
export async function findActiveDefinitions(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('saved_profiles as p')
    .innerJoin(isLatest(db).as('latest'), (join) =>
      join.onRef('latest.profile_id', '=', 'p.profile_id').onRef('latest.version', '=', 'p.version'),
    )
    .select('p.definition')
    .where('p.retired_at', 'is', null)
    .orderBy('p.created_at', 'desc')
    .orderBy('p.profile_id')
    .execute();
  return rows.map(({ definition }) => definition);
}

/** The latest version of one saved profile, or null where there is none of that id. */
export async function findSavedProfile(db: Db, id: string) {
  const row = await db
    .selectFrom('saved_profiles')
    .selectAll()
    .where('profile_id', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Writes one version; false where this version stands already, so that two who save at once cannot both win. */
export async function insertSavedProfile(db: Db, row: Insertable<SavedProfilesTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('saved_profiles')
    .values(row)
    .onConflict((conflict) => conflict.columns(['profile_id', 'version']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Retires a profile or takes it into use again (null); false where there is none. */
export async function retireSavedProfile(db: Db, { id, at }: { id: string; at: number | null }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('saved_profiles')
    .set({ retired_at: at })
    .where('profile_id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
