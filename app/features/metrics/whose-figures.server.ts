import { visibleEmployeeIds, visibleTeamIds } from '~/features/access/access.server';
import { type SignedInUser, scopeOf } from '~/features/access/permissions';

export interface Whose {
  words: string;
  /** Nobody else's rows; undefined for everybody's. */
  employeeIds?: number[];
  /** No other team's rows; undefined for every team's. */
  teamIds?: number[];
  /** The filter that leads to exactly these rows; null where no page shows them to this user. */
  link: { personId?: number; teamId?: number } | null;
}

/** Whose figures the user may see at a glance: the center's, those of the teams led, one's own. */
export async function whoseFigures(user: SignedInUser): Promise<Whose> {
  const scope = scopeOf(user.role, 'read', 'contact');
  if (scope === 'own') {
    const employeeIds = (await visibleEmployeeIds(user, 'contact')) as number[];
    return { words: 'you', employeeIds, link: { personId: employeeIds[0] } };
  }
  if (scope === 'team') {
    const teamIds = (await visibleTeamIds(user, 'contact')) as number[];
    const [teamId] = teamIds;
    const words = teamIds.length === 1 ? 'your team' : 'your teams';
    return { words, teamIds, link: teamIds.length === 1 ? { teamId } : null };
  }
  return { words: 'the whole center', link: scope === 'all' ? {} : null };
}
