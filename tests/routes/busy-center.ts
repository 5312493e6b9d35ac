import { insertEvent } from 'db/queries/events';
import { insertGoalGroup } from 'db/queries/goals-groups';
import { createVision } from 'db/queries/visions';
import { expect } from 'vitest';
import { addDays } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { action as sendGoal } from '~/routes/_shell.goals.new';
import { callLog, loadText } from '../importers/load-helpers';
import { args, formPost, responseOf, signedInRequest } from './harness';
import { AS_OF, CHANGED_PERSON, FIRST_DAY, LAST_DAY, type openJudgedCenter, TEAM } from './judged-center';
import { writeFirstVersion } from './scorecard-center';

type Center = Awaited<ReturnType<typeof openJudgedCenter>> & { admin: SignedInUser };

/** A scorecard, goals of every kind, events with what followed, holidays, and a file with rows that are refused or name nobody known. */
export async function makeBusy(center: Center) {
  const { pillarIds } = await createVision(center.db, {
    statement: 'People leave feeling heard.',
    fromDate: '2026-01-01',
    pillars: [{ name: 'We listen', description: 'Listen first.' }],
  });
  const goal = {
    intent: 'set',
    person: '8',
    team: '',
    metric: 'csat',
    queue: '',
    channel: '',
    kind: 'period',
    levelWeeks: '4',
    target: '85',
    startDate: AS_OF,
    dueDate: addDays(AS_OF, 84),
    baselineFrom: addDays(LAST_DAY, -83),
    baselineTo: LAST_DAY,
    everyWeeks: '2',
    checkInDates: '',
    pillar: String(pillarIds[0]),
    counterMetric: 'transfer_rate',
    counterLimit: '12.5',
    reason: 'They asked for it.',
    token: 'token-1',
  };
  const set = await responseOf(async () =>
    sendGoal(args(await signedInRequest(center.admin, '/goals/new', formPost(goal)))),
  );
  expect(set.status).toBe(302);
  await writeFirstVersion(center);
  await loadText(
    center,
    callLog([
      { id: 'C1', agent: 'Nobody Known' },
      { id: 'C2', time: '25:99:00' },
    ]),
  );
  const { db, admin } = center;
  const written = { created_by: admin.id, created_at: Date.parse(AS_OF), due_date: addDays(AS_OF, 60) };
  await db
    .insertInto('learning_goals')
    .values({ ...written, employee_id: 8, title: 'Learn the new desk', proof: 'A talk' })
    .execute();
  const group = await insertGoalGroup(db, {
    metric_id: 'csat',
    metric_version: 1,
    target: 0.9,
    team_id: TEAM,
    start_date: AS_OF,
    ...written,
  });
  await db.updateTable('goals').set({ group_id: group }).execute();
  const event = { kind: 'training', untilDate: null, recordedBy: admin.id, teamId: null, queueId: null };
  const onDate = addDays(FIRST_DAY, -7);
  const effects = [
    await insertEvent(db, { ...event, title: 'Listening', onDate, employeeId: CHANGED_PERSON }),
    await insertEvent(db, { ...event, title: 'Together', onDate, employeeId: null, teamId: TEAM }),
  ];
  await db.insertInto('holidays').values({ team_id: 0, on_date: '2026-12-25', name: 'Christmas' }).execute();
  return { effects, group };
}

export type Made = Awaited<ReturnType<typeof makeBusy>>;
