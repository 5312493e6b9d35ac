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
  await db
    .insertInto('audit_entries')
    .values({
      at: Date.now(),
      user_id: entry.userId,
      action: entry.action,
      thing: entry.thing,
      thing_id: entry.thingId == null ? null : String(entry.thingId),
      detail: entry.detail ?? null,
    })
    .execute();
}
