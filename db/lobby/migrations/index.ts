import type { Migration } from 'kysely';
import * as start from './0001_start';

/** Every migration of the lobby in order, as those of the database itself. */
export const LOBBY_MIGRATIONS: Record<string, Migration> = {
  '0001_start': start,
};
