import type { Lobby } from '../lobby/lobby';

/** Writes the time down, for no other purpose than to find out whether that can be done. */
export async function updateSignOfLife(lobby: Lobby, at: number): Promise<void> {
  await lobby
    .insertInto('signs_of_life')
    .values({ id: 1, at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
    .execute();
}
