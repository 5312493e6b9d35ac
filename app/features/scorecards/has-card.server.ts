import { hasScorecard } from 'db/queries/scorecards';
import { getDb } from '~/db.server';
import { can, type SignedInUser } from '~/features/access/permissions';

/** Whether the user's pages lead to scorecards: where they may read any, and one was agreed. */
export async function hasCard(user: SignedInUser): Promise<boolean> {
  return can(user, 'read', 'scorecard') && hasScorecard(await getDb());
}
