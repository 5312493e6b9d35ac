import { randomUUID } from 'node:crypto';
import type { Databases } from '../databases';
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

/** When an account's password was reset by a link and whose it was, the latest first; by null: made on the machine. */
export async function findPasswordResets(
  { db, lobby }: Databases,
  { userId, limit }: { userId: number; limit: number },
): Promise<{ at: number; by: string | null }[]> {
  const columns = ['note_key', 'at', 'user_id'] as const;
  const of = { action: 'reset_password', thing: 'user', thing_id: String(userId) };
  // The lobby is asked first: what has left it meanwhile is in the database.
  const waiting = await lobby
    .selectFrom('audit_notes')
    .select(columns)
    .where((eb) => eb.and(of))
    .execute();
  const moved = await db
    .selectFrom('audit_entries')
    .select(columns)
    .where((eb) => eb.and(of))
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  const byKey = new Map([...waiting, ...moved].map((entry) => [entry.note_key, entry]));
  const latest = [...byKey.values()].sort((a, b) => b.at - a.at).slice(0, limit);
  const makers = await db.selectFrom('users').select(['id', 'name']).execute();
  return latest.map(({ at, user_id }) => ({ at, by: makers.find(({ id }) => id === user_id)?.name ?? null }));
}

const rowOf = ({ userId, action, thing, thingId, detail }: AuditEntry) => ({
  at: Date.now(),
  user_id: userId,
  action,
  thing,
  thing_id: thingId == null ? null : String(thingId),
  detail: detail ?? null,
});
