import type { Db } from 'db/open';
import { findAllGoals } from 'db/queries/goals';
import { findMemberIds } from 'db/queries/membership-scope';
import { findAllTeams } from 'db/queries/people';
import { visibleEmployeeIds, visibleTeamIds } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { judgeRows } from '../judging/goal-cards.server';
import { keepNamedGoals } from '../named-goals.server';
import type { GoalsFilter } from './goals-filter';

type Ids = readonly number[] | 'all';
const both = (a: Ids, b: Ids): Ids => (a === 'all' ? b : b === 'all' ? a : a.filter((id) => b.includes(id)));

/** The goals that the user may see and the URL asks for, judged; and the teams to choose from. */
export async function findGoals(db: Db, user: SignedInUser, { filter, today }: { filter: GoalsFilter; today: string }) {
  const [employeeIds, teamIds, allTeams] = await Promise.all([
    visibleEmployeeIds(user, 'goal'),
    visibleTeamIds(user, 'goal'),
    findAllTeams(db, today),
  ]);
  const teams = allTeams
    .filter(({ id }) => teamIds === 'all' || teamIds.includes(id))
    .map(({ id, name }) => ({ id, name }));
  const members = filter.team === null ? 'all' : await findMemberIds(db, { teamIds: [filter.team], date: today });
  const found = await findAllGoals(db, {
    employeeIds: filter.person === null ? both(employeeIds, members) : both(employeeIds, [filter.person]),
    teamIds: filter.person === null ? both(teamIds, filter.team === null ? 'all' : [filter.team]) : [],
    isLive: filter.state === 'all' ? undefined : filter.state === 'live',
    metricId: filter.metric ?? undefined,
  });
  const rows = await keepNamedGoals(user, found);
  const goals = (await judgeRows(db, rows, today)).filter(({ status }) => !filter.status || status === filter.status);
  return { goals, teams, hidden: rows.length - goals.length };
}
