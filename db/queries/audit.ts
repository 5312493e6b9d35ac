import { randomUUID } from 'node:crypto';
import type { Lobby } from '../lobby/lobby';
import type { Db } from '../open';

export interface AuditEntry {
  userId: number | null;
  /** What was done: sign_in, sign_in_failed, sign_out, create … */
  action: string;
  /** The kind of thing that it was done to. */
  thing: string;
  thingId?: string | number | null;
  detail?: string | null;
}

/** Notes who did what to which thing, at this moment. Never put personal data into the detail. */
export async function insertAuditEntry(db: Db, entry: AuditEntry): Promise<void> {
  await db.insertInto('audit_entries').values(rowOf(entry)).execute();
}

/** As insertAuditEntry, without waiting for whoever writes to the database: it is moved there from the lobby. */
export async function insertAuditNote(lobby: Lobby, entry: AuditEntry): Promise<void> {
  await lobby
    .insertInto('audit_notes')
    .values({ ...rowOf(entry), note_key: randomUUID() })
    .execute();
}

const rowOf = ({ userId, action, thing, thingId, detail }: AuditEntry) => ({
  at: Date.now(),
  user_id: userId,
  action,
  thing,
  thing_id: thingId == null ? null : String(thingId),
  detail: detail ?? null,
});
