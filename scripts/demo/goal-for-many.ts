import type { Db } from 'db/open';
import { findAllGoals } from 'db/queries/goals';
import { addDays, mondayOf } from '~/clock';
import { setGroup } from '~/features/goals/group/set-group.server';
import { holdCheckIns, idOf, type Setting } from './goals';

const TEAM = 'North';
/** One who changed, two who did not, and three with no clear result. */
const PEOPLE = ['Amara Nwosu', 'Leila Haddadi', 'Mei-Ling Zhao', 'Owen Gallagher', 'Tobias Falk', 'Kwame Boateng'];
const START_WEEKS_BEFORE = 12;
const DUE_WEEKS_AFTER = 4;
/** In weeks from the start; the last one is the due date. */
const CHECK_INS = [3, 6, 9, 12, 14];

/** What was said in the team's meetings, for everybody alike. */
const NOTES = [
  'Team meeting: why do you put people on hold? Mostly to look something up, so the search page now opens by itself.',
  'Team meeting: three ways to keep talking while one looks something up.',
  'Team meeting: the refund screen makes everybody hold. That is not yours to fix; IT has it on their list.',
  'Team meeting: Amara showed how she does it, and sits beside Leila and Mei-Ling this week.',
];

/** One goal for some of North, each from where they stood, as the form for many would set it. Gives for how many it was set. */
export async function setGoalForMany(db: Db, { asOf, supervisor, pillars }: Setting): Promise<number> {
  const monday = mondayOf(asOf);
  const startDate = addDays(monday, -7 * START_WEEKS_BEFORE);
  const dueDate = addDays(monday, 7 * DUE_WEEKS_AFTER - 3);
  const teamId = await idOf(db, 'teams', TEAM);
  const result = await setGroup(db, supervisor, {
    teamId,
    employeeIds: await Promise.all(PEOPLE.map((name) => idOf(db, 'employees', name))),
    goal: {
      metricId: 'share_held',
      kind: 'period',
      target: 0.31,
      startDate,
      dueDate,
      checkInDates: [...CHECK_INS.map((weeks) => addDays(startDate, 7 * weeks)), dueDate],
      setOn: startDate,
      counterMetricId: 'csat',
      counterLimit: 0.6,
      pillarId: pillars['We respect your time'],
    },
  });
  if (!result.isSet) throw new Error(`${TEAM}: ${JSON.stringify(result.errors)}`);
  const goals = await findAllGoals(db, { employeeIds: 'all', teamIds: [], groupId: result.id });
  for (const { id } of goals) await holdCheckIns(db, supervisor, { goalId: id, notes: NOTES, asOf });
  return goals.length;
}
