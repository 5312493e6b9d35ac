import { insertAuditEntry } from 'db/queries/audit';
import { getDb } from '~/db.server';
import type { SignedInUser } from './permissions';
import { closeSession } from './session.server';

/** Ends the request's session; the Set-Cookie header that takes it from the browser. */
export async function signOut(request: Request, user: SignedInUser): Promise<string> {
  const db = await getDb();
  await insertAuditEntry(db, { userId: user.id, action: 'sign_out', thing: 'session' });
  return closeSession(db, request);
}
