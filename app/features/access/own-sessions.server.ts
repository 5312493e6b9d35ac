import type { Lobby } from 'db/lobby/lobby';
import { insertAuditNote } from 'db/queries/audit';
import { deleteSessionOf, deleteSessionsOf, findAllSessionsOf } from 'db/queries/sessions';
import { findUser } from 'db/queries/users';
import { database } from '~/db.server';
import { moveInSoon } from '~/lobby.server';
import { describeNetwork } from './network.server';
import type { SignedInUser } from './permissions';
import { sessionHashOf } from './session.server';

/** Where somebody is signed in. */
export interface OwnSession {
  id: number;
  browser: string;
  /** Where it was signed in from, approximately. */
  network: string;
  createdAt: number;
  lastUsedAt: number;
  isThisOne: boolean;
}

/** One's own sessions, this one first and then the one that was used last. */
export async function findOwnSessions(request: Request, { id }: SignedInUser): Promise<OwnSession[]> {
  const opened = await database();
  const [user, hash] = [await findUser(opened, id), await sessionHashOf(request)];
  const rows = user ? await findAllSessionsOf(opened.lobby, { user, now: Date.now() }) : [];
  const sessions = rows.map((row) => ({
    id: row.id,
    browser: row.browser || 'Unknown browser',
    network: describeNetwork(row.network),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    isThisOne: row.token_hash === hash,
  }));
  return sessions.sort((one, other) => Number(other.isThisOne) - Number(one.isThisOne));
}

/** Ends one of one's own sessions and forgets its device; nothing where it has ended or is somebody else's. */
export async function endOwnSession(user: SignedInUser, id: number): Promise<void> {
  await endAndNote(user, (lobby) => deleteSessionOf(lobby, { id, userId: user.id }));
}

/** Ends all of one's own sessions but this one and forgets their devices. */
export async function endOtherSessions(request: Request, user: SignedInUser): Promise<void> {
  const except = await sessionHashOf(request);
  await endAndNote(user, (lobby) => deleteSessionsOf(lobby, { userId: user.id, except }));
}

async function endAndNote(user: SignedInUser, end: (lobby: Lobby) => Promise<void>): Promise<void> {
  const opened = await database();
  await opened.lobby.transaction().execute(async (trx) => {
    await end(trx);
    await insertAuditNote(trx, { userId: user.id, action: 'end_sessions', thing: 'session' });
  });
  void moveInSoon(opened);
}
