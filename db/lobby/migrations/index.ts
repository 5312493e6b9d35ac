import type { Migrations } from '../../migrate';
import { finishCutOff } from '../../migrations/finish-cut-off';
import * as start from './0001_start';
import * as sessions from './0002_sessions';
import * as knownLoaders from './0003_known_loaders';
import * as credentials from './0004_credentials';

/** Those that lobbies had while migrations still ran outside of transactions. */
const OUTSIDE_TRANSACTIONS: Migrations = { '0001_start': start };

/** Every migration of the lobby in order, as those of the database itself. */
export const LOBBY_MIGRATIONS: Migrations = {
  '0000_cut_off': { up: (lobby) => finishCutOff(lobby, OUTSIDE_TRANSACTIONS) },
  ...OUTSIDE_TRANSACTIONS,
  '0002_sessions': sessions,
  '0003_known_loaders': knownLoaders,
  '0004_credentials': credentials,
};
