import { type Kysely, type Migration, sql, type Transaction } from 'kysely';
import { isBusy } from './is-busy';
import { countOrphans, withoutForeignKeys } from './sqlite/keys-and-columns';
import { keepCopy } from './sqlite/upgrade-copy';

/** The database was written by a later Fairlead than this one. */
class NewerDatabaseError extends Error {
  constructor(names: string[]) {
    super(
      `This database was written by a newer Fairlead (it has ${names.join(', ')}). ` +
        'Nothing was changed. Start the newer version, or point DATABASE_URL at another file.',
    );
    this.name = 'NewerDatabaseError';
  }
}

/** An upgrade stopped and was rolled back: the database is unchanged. */
class UpgradeFailedError extends Error {
  constructor(cause: unknown) {
    const isFull = cause instanceof Error && 'code' in cause && /^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(String(cause.code));
    const message = cause instanceof Error ? cause.message : String(cause);
    const why = isFull ? 'the disk is full. Free some space, then start again' : message.replace(/\.$/, '');
    super(`The database could not be upgraded: ${why}. Nothing was changed.`, { cause });
    this.name = 'UpgradeFailedError';
  }
}

export type Migrations = Record<string, Migration>;

/** After this time, an upgrade reports how far it is. */
const SILENCE_MS = 2_000;

interface MigrateOptions<Tables> {
  /** The database's file: a copy of it is kept before it is upgraded. None of a database in memory. */
  path?: string;
  /** Runs the upgrade between what must come before it and what must come before its commit. */
  around?: (tx: Transaction<Tables>, run: () => Promise<void>) => Promise<void>;
  /** Hears what takes time, a line each. */
  say?: (line: string) => void;
}

/**
 * Brings the database up to this code; safe to run twice, by two processes at once, and to be killed at. All that is
 * pending runs with its records in one transaction. What was done before may have been done in any order; a database that
 * is ahead of the code is refused.
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  migrations: Migrations,
  { path = ':memory:', around = (_tx, run) => run(), say = () => {} }: MigrateOptions<Tables> = {},
): Promise<void> {
  // Most starts find nothing to do, and must not wait for whoever writes.
  if ((await findPending(db, migrations)).length === 0) return;
  const upgrade = async (tx: Transaction<Tables>) => {
    // Asked again: another process may have been faster.
    const pending = await findPending(tx, migrations);
    if (pending.length === 0 || (await isEmpty(tx))) {
      await around(tx, () => run(tx, migrations, pending, () => {}));
      return;
    }
    const begun = Date.now();
    const copy = await keepCopy(path, { now: new Date(), say });
    say('Upgrading the database …');
    try {
      const orphans = await countOrphans(tx);
      await around(tx, () => run(tx, migrations, pending, say));
      await refuseNewOrphans(tx, orphans);
    } catch (error) {
      copy?.remove();
      throw error;
    }
    say(`Upgraded the database in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
  };
  await withoutForeignKeys(db, () => whenFree(() => db.transaction().execute(upgrade), say));
}

/** Runs what is pending; what an earlier one has recorded meanwhile is left out. */
async function run<Tables>(
  tx: Transaction<Tables>,
  migrations: Migrations,
  pending: string[],
  say: (line: string) => void,
): Promise<void> {
  let said = Date.now();
  for (const [index, name] of pending.entries()) {
    if ((await findDone(tx)).includes(name)) continue;
    if (Date.now() - said > SILENCE_MS) {
      say(`Upgrading the database: step ${index + 1} of ${pending.length} …`);
      said = Date.now();
    }
    await migrations[name]!.up(tx);
    await record(tx, name);
  }
}

async function findPending<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<string[]> {
  const done = await findDone(db);
  const unknown = done.filter((name) => !(name in migrations));
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);
  return Object.keys(migrations).filter((name) => !done.includes(name));
}

/** The names of the migrations that a database had, in no order. */
export async function findDone<Tables>(db: Kysely<Tables>): Promise<string[]> {
  const { rows: tables } = await sql`SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'`.execute(db);
  if (tables.length === 0) return [];
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

/** Where Kysely's own migrator wrote it, which earlier versions used. */
export async function record<Tables>(tx: Kysely<Tables>, name: string): Promise<void> {
  const statements = [
    sql`CREATE TABLE IF NOT EXISTS "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null)`,
    sql`CREATE TABLE IF NOT EXISTS "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null)`,
    sql`INSERT OR IGNORE INTO kysely_migration_lock VALUES ('migration_lock', 0)`,
    sql`INSERT INTO kysely_migration VALUES (${name}, ${new Date().toISOString()})`,
  ];
  for (const statement of statements) await statement.execute(tx);
}

async function isEmpty<Tables>(tx: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM sqlite_master WHERE name NOT LIKE 'kysely%' AND name NOT LIKE 'sqlite%'
    LIMIT 1`.execute(tx);
  return rows.length === 0;
}

async function refuseNewOrphans<Tables>(tx: Kysely<Tables>, before: Map<string, number>): Promise<void> {
  const more = [...(await countOrphans(tx))].filter(([key, count]) => count > (before.get(key) ?? 0));
  if (more.length > 0) throw new Error(`rows would point nowhere (${more.map(([key]) => key).join(', ')})`);
}

/** Waits for whoever writes to the database, who may be upgrading it, for as long as that takes. */
async function whenFree(work: () => Promise<void>, say: (line: string) => void): Promise<void> {
  for (let isTold = false; ; isTold = true) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof NewerDatabaseError || error instanceof UpgradeFailedError) throw error;
      if (!isBusy(error)) throw new UpgradeFailedError(error);
      if (!isTold) say('Another program is writing to the database. Waiting for it …');
    }
  }
}
