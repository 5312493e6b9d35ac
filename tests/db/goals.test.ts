import type { OpenDatabase } from 'db/open';
import { findCheckIns } from 'db/queries/goals-check-ins';
import { findGoalRevisions } from 'db/queries/goals-revisions';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GoalInput } from '~/features/goals/goal-input';
import { findGoalCards } from '~/features/goals/judging/goal-cards.server';
import { setGoal } from '~/features/goals/new/set-goal.server';
import { addCheckIn } from '~/features/goals/one-goal/check-in-goal.server';
import { closeGoal } from '~/features/goals/one-goal/close-goal.server';
import { findGoal } from '~/features/goals/one-goal/find-goal.server';
import { reviseGoal } from '~/features/goals/one-goal/revise-goal.server';
import { AS_OF, makeGoalCenter } from '../goal-center';
import { openFresh } from '../open-fresh';

let opened: OpenDatabase;
let center: Awaited<ReturnType<typeof makeGoalCenter>>;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  opened = await openFresh(':memory:');
  center = await makeGoalCenter(opened);
});
afterEach(async () => {
  process.env.AS_OF = undefined;
  delete process.env.AS_OF;
  await opened.close();
});

function input(overrides: Partial<GoalInput> = {}): GoalInput {
  return {
    metricId: 'csat',
    employeeId: center.priya,
    kind: 'period',
    target: 0.82,
    startDate: AS_OF,
    dueDate: '2026-08-23',
    ...overrides,
  };
}

async function set(overrides: Partial<GoalInput> = {}) {
  const result = await setGoal(opened.db, center.supervisor, input(overrides));
  if (!result.isSet) throw new Error(JSON.stringify(result.errors));
  return result;
}

async function refuse(overrides: Partial<GoalInput>) {
  const result = await setGoal(opened.db, center.supervisor, input(overrides));
  if (result.isSet) throw new Error('The goal was set');
  return result.errors;
}

test('a goal freezes the twelve weeks before with their sums and n, plans its check-ins and notes who set it', async () => {
  const { id } = await set();
  const row = await opened.db.selectFrom('goals').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const sql = `SELECT COUNT(*) AS n, SUM(score >= 4) AS good FROM answers WHERE employee_id = ? AND local_date BETWEEN ? AND ?`;
  const truth = opened.connection.prepare(sql).get(center.priya, '2026-03-09', '2026-05-31') as {
    n: number;
    good: number;
  };
  expect(truth.n).toBe(120);
  expect([row.baseline_from_date, row.baseline_to_date]).toEqual(['2026-03-09', '2026-05-31']);
  expect(row.baseline_sample).toBe(truth.n);
  expect(row.baseline_value).toBe(truth.good / truth.n);
  expect(JSON.parse(row.baseline_sums)).toMatchObject({ csat_count: truth.n, csat_top_count: truth.good });
  const checkIns = await findCheckIns(opened.db, [id]);
  expect(checkIns.length).toBe(6);
  expect(checkIns.at(-1)?.on_date).toBe('2026-08-23');
  const [revision] = await findGoalRevisions(opened.db, id);
  expect(revision).toMatchObject({ user_name: 'Dana', why: 'Goal created.' });
  expect(JSON.parse(revision?.changes ?? '{}')).toEqual({ target: [null, 0.82], dueDate: [null, '2026-08-23'] });
  const audit = await opened.db.selectFrom('audit_entries').selectAll().execute();
  expect(audit).toMatchObject([{ user_id: center.supervisor.id, action: 'set', thing: 'goal', thing_id: String(id) }]);
});

test('the frozen baseline stays when rows are loaded later', async () => {
  const { id } = await set();
  opened.connection.exec(`UPDATE daily_facts SET csat_top_count = 0 WHERE employee_id = ${center.priya}`);
  expect((await findGoal(opened.db, id, AS_OF))?.figures.baseline.value).toBeGreaterThan(0.7);
});

test('a double submit sets one goal', async () => {
  const [first, second] = await Promise.all([set({ token: 'once' }), set({ token: 'once' })]);
  expect(second.id).toBe(first.id);
  expect([first.isNew, second.isNew].sort()).toEqual([false, true]);
  expect(await opened.db.selectFrom('goals').select('id').execute()).toHaveLength(1);
});

test('a fourth live goal of a person wants a reason', async () => {
  for (const target of [0.82, 0.84, 0.86]) await set({ target });
  expect(await refuse({ target: 0.88 })).toEqual({
    reason: ['Agent 1 already has 3 active goals. Close one, or give a reason for another.'],
  });
  const { id } = await set({ target: 0.88, reason: 'A new product.' });
  expect((await findGoal(opened.db, id, AS_OF))?.reason).toBe('A new product.');
});

test('a system’s figure is never a person’s goal, but may be a team’s', async () => {
  const errors = await refuse({ metricId: 'service_level', target: 1 });
  expect(errors.metricId?.[0]).toContain('not on one person');
  await set({ metricId: 'average_speed_of_answer', employeeId: null, teamId: center.north, target: 4000 });
});

test.each([
  [{ dueDate: '2026-05-01', startDate: AS_OF }, 'dueDate', 'after the start date'],
  [{ startDate: 'soon' }, 'startDate', 'Choose a start date'],
  [{ target: null }, 'target', 'Enter a target'],
  [{ target: 1.2 }, 'target', 'from 0 to 100'],
  [{ target: 0.7 }, 'target', 'The baseline is already 75%. Choose a target above it.'],
  [{ metricId: 'contacts_handled' }, 'metricId', 'Choose a percentage or an average'],
  [{ metricId: 'nonsense' }, 'metricId', 'Choose a metric'],
  [{ employeeId: 9999 }, 'employeeId', 'one person or one team'],
  [{ employeeId: null }, 'employeeId', 'one person or one team'],
  [{ checkInDates: ['2026-06-10', '2026-06-20'] }, 'checkInDates', 'at least 3 check-ins'],
  [
    { checkInDates: ['2026-06-10', '2026-06-20', '2027-01-01'] },
    'checkInDates',
    'Not between start and due date: 2027-01-01',
  ],
  [{ kind: 'level', levelWeeks: 40 }, 'levelWeeks', 'from 1 to 26'],
  [{ counterMetricId: 'csat', counterLimit: 1 }, 'counterMetricId', 'a different metric as the safeguard'],
  [{ counterMetricId: 'transfer_rate' }, 'counterLimit', 'Enter a limit'],
  [{ metricId: 'quality_score', target: 0.9 }, 'baselineFrom', 'No reviews on these dates'],
  [{ baselineFrom: '2026-05-01', baselineTo: '2026-06-10' }, 'baselineFrom', 'before the goal starts'],
  [{ pillarId: 77 }, 'pillarId', 'Choose a priority'],
] as [Partial<GoalInput>, keyof GoalInput, string][])('refuses %o beside %s', async (overrides, field, words) => {
  const errors = await refuse(overrides);
  expect(errors[field]?.join(' ')).toContain(words);
  expect(await opened.db.selectFrom('goals').select('id').execute()).toEqual([]);
});

test('a revision keeps who, when, why and what stood before, and moves the check-ins', async () => {
  const { id } = await set({ counterMetricId: 'transfer_rate', counterLimit: 0.12 });
  const result = await reviseGoal(opened.db, center.leader, {
    goalId: id,
    target: 0.8,
    dueDate: '2026-07-12',
    counterLimit: 0.15,
    why: 'Two weeks of leave.',
  });
  expect(result).toEqual({ isRevised: true });
  const goal = await findGoal(opened.db, id, AS_OF);
  expect(goal).toMatchObject({ target: 0.8, dueDate: '2026-07-12', counterLimit: 0.15 });
  expect(goal?.revisions[0]).toMatchObject({
    user_name: 'Lee',
    why: 'Two weeks of leave.',
    changes: { target: [0.82, 0.8], dueDate: ['2026-08-23', '2026-07-12'], counterLimit: [0.12, 0.15] },
  });
  expect(goal?.checkIns.at(-1)?.onDate).toBe('2026-07-12');
  expect(goal?.figures.baseline.sample).toBe(120);
});

test('a revision without a why, or that changes nothing, is refused', async () => {
  const { id } = await set();
  const revise = (revision: { target?: number; why: string }) =>
    reviseGoal(opened.db, center.supervisor, { goalId: id, ...revision });
  expect(await revise({ target: 0.8, why: ' ' })).toMatchObject({
    isRevised: false,
    errors: { why: [expect.any(String)] },
  });
  expect(await revise({ target: 0.82, why: 'No reason' })).toMatchObject({
    isRevised: false,
    errors: { '': [expect.any(String)] },
  });
  expect((await findGoal(opened.db, id, AS_OF))?.revisions).toHaveLength(1);
});

test('a check-in keeps how the goal stood on its day', async () => {
  const { id } = await set({ startDate: '2026-04-06', dueDate: '2026-06-28', setOn: '2026-04-06' });
  const held = { goalId: id, onDate: '2026-05-04', heldOn: '2026-05-04', note: 'Listened to two calls.' };
  expect(await addCheckIn(opened.db, center.supervisor, held)).toBeNull();
  const goal = await findGoal(opened.db, id, AS_OF);
  const checkIn = goal?.checkIns.find(({ onDate }) => onDate === '2026-05-04');
  expect(checkIn).toMatchObject({ note: 'Listened to two calls.', userName: 'Dana', status: 'off track' });
  expect(checkIn?.probability).toBeGreaterThan(0);
  expect(checkIn?.probability).toBeLessThan(0.3);
  expect(await addCheckIn(opened.db, center.supervisor, { ...held, note: ' ' })).toHaveProperty('note');
  expect(await addCheckIn(opened.db, center.supervisor, { ...held, onDate: '2026-06-20' })).toHaveProperty('onDate');
});

test('a closed goal keeps its status, is no longer live and takes no more changes', async () => {
  const { id } = await set({ startDate: '2026-03-02', dueDate: '2026-05-24', setOn: '2026-03-02', target: 0.9 });
  expect(await closeGoal(opened.db, center.supervisor, { goalId: id, note: '', next: '' })).toMatchObject({
    note: [expect.any(String)],
    next: [expect.any(String)],
  });
  expect(await closeGoal(opened.db, center.supervisor, { goalId: id, note: 'Heard.', next: 'Listening.' })).toBeNull();
  expect(await findGoalCards(opened.db, { employeeIds: [center.priya] }, AS_OF)).toEqual([]);
  expect(await findGoal(opened.db, id, AS_OF)).toMatchObject({
    status: 'missed',
    isLive: false,
    closedNote: 'Heard.',
    closedNext: 'Listening.',
  });
  const late = await reviseGoal(opened.db, center.supervisor, { goalId: id, target: 0.8, why: 'x' });
  expect(late).toMatchObject({ isRevised: false });
  expect(await addCheckIn(opened.db, center.supervisor, { goalId: id, onDate: AS_OF, note: 'x' })).toHaveProperty(['']);
});

test('cards are those of the people or the team asked for', async () => {
  const { id } = await set({ pillarId: center.pillarIds[0] });
  const team = await set({ employeeId: null, teamId: center.north, metricId: 'transfer_rate', target: 0.08 });
  const [card, ...others] = await findGoalCards(opened.db, { employeeIds: [center.priya] }, AS_OF);
  expect(others).toEqual([]);
  expect(card).toMatchObject({
    id,
    title: 'CSAT from 75% to 82% by 23 Aug',
    subtitle: 'Average from 1 Jun, all work. Supports “We leave people feeling heard”.',
    tag: { kind: 'early', words: 'Not enough data · 10 more answers needed' },
  });
  expect((await findGoalCards(opened.db, { teamId: center.north }, AS_OF)).map((goal) => goal.id)).toEqual([team.id]);
  expect(await findGoalCards(opened.db, { employeeIds: [] }, AS_OF)).toEqual([]);
});
