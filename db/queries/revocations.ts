import type { Lobby } from '../lobby/lobby';
import type { RevocationsTable } from '../schema/lobby';

export type RevocableKind = RevocationsTable['kind'];

/** When what waits in the lobby to be ended was ended, by its number. Ask before the database: things move one way. */
export async function findRevocations(lobby: Lobby, kind: RevocableKind): Promise<Map<number, number>> {
  const rows = await lobby.selectFrom('revocations').select(['thing_id', 'at']).where('kind', '=', kind).execute();
  return new Map(rows.map(({ thing_id, at }) => [thing_id, at]));
}

/** Ends something for good and at once, whoever writes to the database; ending it again changes nothing. */
export async function insertRevocation(
  lobby: Lobby,
  { kind, id, at = Date.now() }: { kind: RevocableKind; id: number; at?: number },
): Promise<void> {
  await lobby
    .insertInto('revocations')
    .values({ kind, thing_id: id, at })
    .onConflict((conflict) => conflict.columns(['kind', 'thing_id']).doNothing())
    .execute();
}
