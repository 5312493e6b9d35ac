import { findUnsettledHeld } from 'db/queries/held-decisions';
import { getDb } from '~/db.server';
import { moveRows } from './move-rows.server';

/** After a start: moves the rows of whatever was decided while the server was stopped before it could move them. */
export async function settleAll(): Promise<void> {
  for (const heldPersonId of await findUnsettledHeld(await getDb())) {
    void moveRows({ kind: 'settle_held', heldPersonId });
  }
}
