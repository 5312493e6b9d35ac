import { type Kysely, type Migration, Migrator } from 'kysely';

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
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const unknown = (await findMigrationsDone(db)).filter((name) => !(name in migrations));
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function findMigrationsDone<Tables>(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  // Kysely keeps this table itself, so that no schema names it.
  const done = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return done.map((row) => row.name);
}
