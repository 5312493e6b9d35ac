import type { Db } from 'db/open';
import { addDays, mondayOf } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { draftGoal } from '~/features/goals/draft-goal.server';
import type { GoalInput } from '~/features/goals/goal-input';
import { setGoal } from '~/features/goals/set-goal.server';
import type { PillarName } from './vision';

interface DemoGoal extends Pick<GoalInput, 'metricId' | 'kind' | 'levelWeeks' | 'counterMetricId' | 'counterLimit'> {
  person?: string;
  team?: string;
  /** How far from the baseline; a share or milliseconds. */
  step: number;
  /** Weeks before and after the as-of week's Monday. */
  startWeeksBefore: number;
  dueWeeksAfter: number;
  pillar: PillarName;
}

/** Goals as supervisors might have set them: some for people who then changed, some for people like all others. */
const GOALS: DemoGoal[] = [
  {
    person: 'Amara Nwosu',
    metricId: 'csat',
    kind: 'period',
    step: 0.12,
    startWeeksBefore: 10,
    dueWeeksAfter: 5,
    counterMetricId: 'transfer_rate',
    counterLimit: 0.13,
    pillar: 'People leave feeling heard',
  },
  {
    person: 'Tobias Falk',
    metricId: 'csat',
    kind: 'period',
    step: 0.05,
    startWeeksBefore: 11,
    dueWeeksAfter: 4,
    counterMetricId: 'quality_score',
    counterLimit: 0.75,
    pillar: 'People leave feeling heard',
  },
  {
    person: 'Sofía Marchetti',
    metricId: 'hold_time',
    kind: 'level',
    levelWeeks: 4,
    step: -6_000,
    startWeeksBefore: 6,
    dueWeeksAfter: 6,
    counterMetricId: 'csat',
    counterLimit: 0.72,
    pillar: 'We respect your time',
  },
  {
    person: 'Mei-Ling Zhao',
    metricId: 'first_contact_resolution',
    kind: 'period',
    step: 0.04,
    startWeeksBefore: 0,
    dueWeeksAfter: 12,
    counterMetricId: 'transfer_rate',
    counterLimit: 0.12,
    pillar: 'We solve it',
  },
  {
    team: 'North',
    metricId: 'csat',
    kind: 'period',
    step: 0.02,
    startWeeksBefore: 9,
    dueWeeksAfter: 6,
    counterMetricId: 'first_contact_resolution',
    counterLimit: 0.72,
    pillar: 'People leave feeling heard',
  },
  {
    person: 'Joaquín Ferreira',
    metricId: 'csat',
    kind: 'period',
    step: 0.1,
    startWeeksBefore: 10,
    dueWeeksAfter: 5,
    counterMetricId: 'transfer_rate',
    counterLimit: 0.13,
    pillar: 'People leave feeling heard',
  },
  {
    person: 'Beatrix Holm',
    metricId: 'transfer_rate',
    kind: 'period',
    step: -0.015,
    startWeeksBefore: 12,
    dueWeeksAfter: 3,
    counterMetricId: 'csat',
    counterLimit: 0.76,
    pillar: 'We respect your time',
  },
  {
    team: 'Harbour',
    metricId: 'first_contact_resolution',
    kind: 'period',
    step: 0.03,
    startWeeksBefore: 8,
    dueWeeksAfter: 8,
    counterMetricId: 'csat',
    counterLimit: 0.76,
    pillar: 'We solve it',
  },
];

/** Sets the demo's goals through the form's own function, each on the day it would have been set. Gives how many. */
export async function setGoals(
  db: Db,
  { asOf, user, pillars }: { asOf: string; user: Pick<SignedInUser, 'id'>; pillars: Record<PillarName, number> },
): Promise<number> {
  const monday = mondayOf(asOf);
  for (const { person, team, step, startWeeksBefore, dueWeeksAfter, pillar, ...goal } of GOALS) {
    const startDate = addDays(monday, -7 * startWeeksBefore);
    const input: GoalInput = {
      ...goal,
      ...(person ? { employeeId: await idOf(db, 'employees', person) } : { teamId: await idOf(db, 'teams', team!) }),
      target: null,
      startDate,
      dueDate: addDays(monday, 7 * dueWeeksAfter - 3),
      setOn: startDate,
      pillarId: pillars[pillar],
    };
    const { plan } = await draftGoal(db, input);
    const target = roundTo(plan?.baseline.value ?? 0, step) + step;
    const result = await setGoal(db, user, { ...input, target });
    if (!result.isSet) throw new Error(`${person ?? team}, ${goal.metricId}: ${JSON.stringify(result.errors)}`);
  }
  return GOALS.length;
}

async function idOf(db: Db, table: 'employees' | 'teams', name: string): Promise<number> {
  const { id } = await db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return id;
}

/** Whole points for a share, whole seconds for a time: targets are round figures. */
function roundTo(value: number, step: number): number {
  const unit = Math.abs(step) < 1 ? 0.01 : 1000;
  return Math.round(value / unit) * unit;
}
