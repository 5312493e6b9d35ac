import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { connectLobby, type Lobby } from './lobby/lobby';
import { LOBBY_MIGRATIONS } from './lobby/migrations';
import { takeOver } from './lobby/take-over';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { PatientSqliteDialect } from './patient-dialect';
import type { Schema } from './schema';

export type Db = Kysely<Schema>;
export type Connection = Sqlite.Database;

/** The database, and its lobby: what must never wait for whoever writes to it. */
export interface Databases {
  db: Db;
  lobby: Lobby;
}

/** An open database: `db` for queries, `connection` for what only SQLite can do (roll-up, load). */
export interface OpenDatabase extends Databases {
  connection: Connection;
  close(): Promise<void>;
}

/** The file that DATABASE_URL names; `file:./data/fairlead.db` unless set, or ':memory:'. */
export function databasePath(url = process.env.DATABASE_URL ?? 'file:./data/fairlead.db'): string {
  const path = url.replace(/^file:(\/\/)?/, '');
  return path === ':memory:' ? path : resolve(path);
}

/** Opens without migrating: for a worker, whose server has migrated already, and which leaves the lobby alone. */
export function connect(path: string): OpenDatabase {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const connection = new Sqlite(path);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = NORMAL');
  connection.pragma('foreign_keys = ON');
  // Waiting longer would stop every page of this process: queries wait by themselves (patient-dialect), loads longer.
  connection.pragma('busy_timeout = 100');
  connection.pragma('cache_size = -65536');
  const db = new Kysely<Schema>({ dialect: new PatientSqliteDialect(() => connection) });
  const lobby = connectLobby(path);
  const close = async () => {
    await lobby.destroy();
    await db.destroy();
  };
  return { db, lobby, connection, close };
}

/** Opens and migrates. */
export async function openDatabase(path = databasePath()): Promise<OpenDatabase> {
  const opened = connect(path);
  try {
    await migrate(opened.lobby, LOBBY_MIGRATIONS);
    await takeOver(opened);
    await migrate(opened.db, MIGRATIONS);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}
