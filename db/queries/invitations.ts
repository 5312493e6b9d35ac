import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Databases } from '../databases';
import type { Lobby } from '../lobby/lobby';
import type { InvitationsTable, Schema } from '../schema';
import { findRevocations } from './revocations';
import { findAccount, type UserRow } from './users';

type InvitationRow = Selectable<InvitationsTable>;

/** An invitation with the account that made it, active or not; maker null: the machine itself. */
export interface Invitation extends InvitationRow {
  maker: UserRow | undefined | null;
}

/** The invitation with this token hash, whatever has become of it. */
export async function findInvitation(databases: Databases, tokenHash: string): Promise<Invitation | undefined> {
  return (await find(databases, { tokenHash }))[0];
}

/** The invitation with this id, whatever has become of it. */
export async function findInvitationById(databases: Databases, id: number): Promise<Invitation | undefined> {
  return (await find(databases, { id }))[0];
}

/** The invitations for somebody that were made since then and not used, whatever has become of them, the newest first. */
export async function findAllInvitations(databases: Databases, since: number): Promise<Invitation[]> {
  const all = await find(databases, { since });
  return all.filter(({ used_at: usedAt }) => usedAt === null);
}

/** Writes an invitation; only its token's hash is ever stored. Earlier links for the same e-mail address end. */
export async function insertInvitation(
  trx: Transaction<Schema>,
  invitation: Insertable<InvitationsTable>,
): Promise<void> {
  const { email, created_at: at } = invitation;
  await trx
    .updateTable('invitations')
    .set({ withdrawn_at: at })
    .where('email', email == null ? 'is' : '=', email ?? null)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  await trx.insertInto('invitations').values(invitation).execute();
}

interface Wanted {
  tokenHash?: string;
  id?: number;
  since?: number;
}

/** The lobby is asked first: what has left it meanwhile is seen in the database. */
async function find(databases: Databases, { tokenHash, id, since }: Wanted): Promise<Invitation[]> {
  const { db, lobby } = databases;
  const usedAt = await findUses(lobby);
  const withdrawnAt = await findRevocations(lobby, 'invitation');
  let query = db.selectFrom('invitations').selectAll().orderBy('id', 'desc');
  if (tokenHash !== undefined) query = query.where('token_hash', '=', tokenHash);
  if (id !== undefined) query = query.where('id', '=', id);
  if (since !== undefined) query = query.where('created_at', '>=', since).where('email', 'is not', null);
  return Promise.all(
    (await query.execute()).map(async (row) => ({
      ...row,
      used_at: row.used_at ?? usedAt.get(row.token_hash) ?? null,
      withdrawn_at: row.withdrawn_at ?? withdrawnAt.get(row.id) ?? null,
      maker: row.made_by === null ? null : await findAccount(databases, row.made_by),
    })),
  );
}

/** When links were used for an account that waits in the lobby, by their hash. */
async function findUses(lobby: Lobby): Promise<Map<string, number>> {
  const rows = await lobby.selectFrom('new_accounts').select(['invitation_hash', 'created_at']).execute();
  return new Map(rows.map(({ invitation_hash, created_at }) => [invitation_hash, created_at]));
}
