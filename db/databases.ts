import type { Kysely } from 'kysely';
import type { Schema } from './schema';
import type { LobbySchema } from './schema/lobby';

/** The database, and its lobby: what must never wait for whoever writes to it. */
export interface Databases {
  db: Kysely<Schema>;
  lobby: Kysely<LobbySchema>;
}
