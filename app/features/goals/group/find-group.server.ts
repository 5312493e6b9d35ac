import type { Db } from 'db/open';
import { findAllGoals } from 'db/queries/goals';
import { type findGoalGroup, findGoalRefusals } from 'db/queries/goals-groups';
import { centerDayOf } from '~/center-day.server';
import type { SignedInUser } from '~/features/access/permissions';
import { findMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import { sayDay, sayMetric, sayStatusName } from '~/metrics/goals/words';
import { judgeRows } from '../judging/goal-cards.server';
import { keepNamedGoals } from '../named-goals.server';

type GroupRow = NonNullable<Awaited<ReturnType<typeof findGoalGroup>>>;

/** The group's goals that the user may see, judged, and the people who didn't get one. */
export async function findGroup(db: Db, user: SignedInUser, { group, today }: { group: GroupRow; today: string }) {
  const [rows, refusals] = await Promise.all([
    findAllGoals(db, { employeeIds: 'all', teamIds: [], groupId: group.id }),
    findGoalRefusals(db, group.id),
  ]);
  const [named, refused] = await Promise.all([
    keepNamedGoals(user, rows),
    // It was refused on the day on which the others' were set.
    keepNamedGoals(
      user,
      refusals.map((refusal) => ({ ...refusal, closed_at: group.created_at })),
    ),
  ]);
  const goals = await judgeRows(db, named, today);
  goals.sort((a, b) => a.ownerName.localeCompare(b.ownerName));
  const metric = findMetric(group.metric_id);
  const name = metric ? sayMetric(metric) : group.metric_id;
  const target = metric ? formatValue(metric, group.target) : String(group.target);
  return {
    title: `${name} to ${target} by ${sayDay(group.due_date, today)}, for several people`,
    teamId: group.team_id,
    teamName: group.team_name,
    creatorName: group.creator_name,
    setOn: await centerDayOf(db, group.created_at),
    metricId: group.metric_id,
    goals,
    // They were all set on one version.
    versionNotes: goals[0]?.versionNotes ?? [],
    /** Number of goals by status, the most frequent first. */
    statuses: countBy(goals.map(({ status }) => sayStatusName(status))),
    refusals: refused.map(
      ({ employee_id: employeeId, name, why, rows_needed: rowsNeeded, rows_expected: rowsExpected }) => ({
        employeeId,
        name,
        refusal: { why, rowsNeeded, rowsExpected },
      }),
    ),
  };
}
export type GroupPage = Awaited<ReturnType<typeof findGroup>>;

function countBy(words: readonly string[]): { word: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count);
}
