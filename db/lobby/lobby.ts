import type { Database } from 'better-sqlite3';
import { Kysely, type Transaction } from 'kysely';
import type { Databases } from '../databases';
import { makePrivateFile } from '../private-files';
import type { LobbySchema } from '../schema/lobby';
import { openDurably } from '../sqlite/connections';
import { PatientSqliteDialect } from '../sqlite/patient-dialect';

/**
 * A small file beside the database, for what must never wait while a load holds the database's one writer: sessions, and
 * what was taken in meanwhile and waits to be moved over.
 */
export type Lobby = Databases['lobby'];
export type LobbyTransaction = Transaction<LobbySchema>;

/** The lobby's file of a database's; each database in memory has its own. */
export function lobbyPath(path: string): string {
  return path === ':memory:' ? path : path.replace(/(\.\w+)?$/, '-lobby$1');
}

/**
 * The lobby of the database at this path, opened when it is first asked: a thread that loads never needs it. The reader is
 * for whoever holds the database: it never waits for one who holds the lobby, and may be asking the database.
 */
export function connectLobby(path: string, isAsked = false): { lobby: Lobby; lobbyReader: Lobby } {
  let shared: Database | undefined;
  const connect = () => {
    // In memory each connection would be another lobby.
    if (path !== ':memory:') return open(lobbyPath(path));
    shared ??= open(path);
    return shared;
  };
  return {
    lobby: new Kysely<LobbySchema>({ dialect: new PatientSqliteDialect(connect, undefined, isAsked ? 'lobby' : null) }),
    lobbyReader: new Kysely<LobbySchema>({ dialect: new PatientSqliteDialect(connect) }),
  };
}

function open(path: string): Database {
  if (path !== ':memory:') makePrivateFile(path);
  // What was taken in is answered for: it outlasts a power cut.
  return openDurably(path);
}
