import { DummyDriver, Kysely, type Migration, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

/** The statements that a migration would run on a database, in their order. Only of those that ask it nothing. */
export async function statementsOf(migration: Migration): Promise<string[]> {
  const statements: string[] = [];
  const listening = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    log: ({ query }) => {
      statements.push(query.sql.trim());
    },
  });
  await migration.up(listening);
  return statements;
}
