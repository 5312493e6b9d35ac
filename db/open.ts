import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Databases } from './databases';
import { connectLobby, type Lobby, lobbyPath } from './lobby/lobby';
import { keepPrivate, makePrivateFile, makePrivateFolder } from './private-files';
import { ReadingDialect } from './reading/reading-dialect';
import type { Schema } from './schema';
import { openToRead, openToWrite } from './sqlite/connections';
import { PatientSqliteDialect } from './sqlite/patient-dialect';
import { Writers } from './sqlite/writers';

export type Db = Databases['db'];
export type Connection = Database;

/** An open database: `db` for queries, `connection` for what only SQLite can do (roll-up, load). */
export interface OpenDatabase extends Databases {
  connection: Connection;
  /** For questions that read very many rows and bring back few: asked on a thread beside, and only for reading. */
  reader: Db;
  /** For what is read of the lobby by whoever holds the database. */
  lobbyReader: Lobby;
  /** Who wants to write by any connection of this process. */
  writers: Writers;
  close(): Promise<void>;
}

/** The file that DATABASE_URL names; `file:./data/fairlead.db` unless set, or ':memory:'. */
export function databasePath(url = process.env.DATABASE_URL ?? 'file:./data/fairlead.db'): string {
  const path = url.replace(/^file:(\/\/)?/, '');
  return path === ':memory:' ? path : resolve(path);
}

/**
 * Opens without migrating: for a worker, whose server has migrated already, and which leaves the lobby alone. `isAsked`:
 * requests write by it, and are asked again before they do.
 */
export function connect(path: string, isAsked = false): OpenDatabase {
  makePrivateDatabase(path);
  const connection = openToWrite(path);
  const writers = new Writers();
  const db = new Kysely<Schema>({
    dialect: new PatientSqliteDialect(() => connection, writers, isAsked ? 'db' : null),
  });
  // A database in memory is of this thread alone.
  const reader = connection.memory ? db : new Kysely<Schema>({ dialect: new ReadingDialect(path) });
  const { lobby, lobbyReader } = connectLobby(path, isAsked);
  const close = async () => {
    if (reader !== db) await reader.destroy();
    await lobbyReader.destroy();
    await lobby.destroy();
    await db.destroy();
  };
  return { db, reader, lobby, lobbyReader, connection, writers, close };
}

/** SQLite gives what it puts beside a file the file's own rights. */
function makePrivateDatabase(path: string): void {
  if (path === ':memory:') return;
  makePrivateFolder(dirname(path));
  for (const file of [path, lobbyPath(path)]) {
    for (const each of [file, `${file}-wal`, `${file}-shm`]) keepPrivate(each);
  }
  if (!existsSync(path)) makePrivateFile(path);
}

/** Opens to read the database as it is at the first question, whatever is written meanwhile: for a thread of its own. */
export function connectToRead(path: string): Pick<OpenDatabase, 'db' | 'connection' | 'close'> {
  const connection = openToRead(path);
  connection.exec('BEGIN');
  const db = new Kysely<Schema>({ dialect: new PatientSqliteDialect(() => connection) });
  // Kysely closes only what it has asked.
  const close = async () => void connection.close();
  return { db, connection, close };
}
