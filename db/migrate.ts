import { type Kysely, Migrator } from 'kysely';
import { MIGRATIONS } from './migrations';
import type { Schema } from './schema';

/** The database was written by a later Fairlead than this one. */
export class NewerDatabaseError extends Error {
  constructor(names: string[]) {
    super(
      `This database was written by a newer Fairlead (it has ${names.join(', ')}). ` +
        'Nothing was changed. Start the newer version, or point DATABASE_URL at another file.',
    );
    this.name = 'NewerDatabaseError';
  }
}

/** Brings the database up to this code; safe to run twice. Refuses one that is ahead of the code. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const unknown = await findUnknownMigrations(db);
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function findUnknownMigrations(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  // Kysely keeps this table itself, so that the schema does not name it.
  const done = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return done.map((row) => row.name).filter((name) => !(name in MIGRATIONS));
}
