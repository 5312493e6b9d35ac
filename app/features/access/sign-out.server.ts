import { insertAuditNote } from 'db/queries/audit';
import { database } from '~/db.server';
import { moveInSoon } from '~/lobby.server';
import type { SignedInUser } from './permissions';
import { closeSession } from './session.server';

/** Ends the request's session; the Set-Cookie header that takes it from the browser. */
export async function signOut(request: Request, user: SignedInUser): Promise<string> {
  const opened = await database();
  const cookie = await opened.lobby.transaction().execute(async (trx) => {
    await insertAuditNote(trx, { userId: user.id, action: 'sign_out', thing: 'session' });
    return closeSession(trx, request);
  });
  void moveInSoon(opened);
  return cookie;
}
