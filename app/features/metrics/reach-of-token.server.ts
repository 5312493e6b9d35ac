import type { Db } from 'db/open';
import { findMemberIds } from 'db/queries/membership-scope';
import type { Grain } from 'db/queries/sum-facts';
import { centerToday } from '~/center-day.server';
import { viewerOf } from '~/features/access/named-days.server';
import { type SignedInUser, scopeOf } from '~/features/access/permissions';
import type { Reach } from './find-asked.server';
import { type Asked, AskedError } from './read-asked.server';
import { whoseFigures } from './whose-figures.server';

/** What a token may not see. */
export class BeyondReach extends AskedError {}

/** As far as the account that made a token may see figures itself, the token sees them. */
export async function reachOfToken(db: Db, owner: SignedInUser, asked: Asked): Promise<Reach> {
  if (scopeOf(owner.role, 'read', 'contact') === 'none') {
    keepToWhole(asked);
    return {};
  }
  const { employeeIds, teamIds } = await whoseFigures(owner);
  if (employeeIds !== undefined) return { employeeIds, named: { people: employeeIds, teams: [] } };
  if (teamIds === undefined) return {};
  const date = await centerToday(db);
  const people = await findMemberIds(db, { teamIds, date });
  return { teamIds, seenBy: viewerOf(owner, date), named: { people, teams: teamIds } };
}

const ASK = 'Or ask an admin with access for a token.';
const OF_TIME: readonly Grain[] = ['day', 'week', 'month'];

/** Who may see no contacts sees figures of the whole center, as on the page of metrics, and of nobody in it. */
function keepToWhole({ by, person, team, queue, channel }: Asked): void {
  const isNarrowed = [person, team, queue, channel].some((given) => given !== undefined);
  if (!isNarrowed && by.every((grain) => OF_TIME.includes(grain))) return;
  throw new BeyondReach(
    'not_for_this_owner',
    'The account behind this token can see whole-center figures only.',
    `Group by ${OF_TIME.join(', ')}, or don’t group. ${ASK}`,
  );
}
