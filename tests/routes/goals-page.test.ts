import { expect, test } from 'vitest';
import type { findGoals } from '~/features/goals/list/find-goals.server';
import { loader as loadGoals } from '~/routes/_shell.goals._index';
import { action as actOnGoal } from '~/routes/_shell.goals.$id';
import { center, get, goalCenterForEachTest, opened, pageOf, sent, setOne, setRunning } from './goal-requests';
import { refused, responseOf } from './harness';

goalCenterForEachTest();

test('a goal that was set is on its page, with figures that equal the rows', async () => {
  const id = await setOne();
  const goal = await pageOf(center.supervisor, id);
  expect(goal).toMatchObject({
    title: 'CSAT from 75% to 82% by 23 Aug',
    target: 0.82,
    ownerName: 'Agent 1',
    counterLimit: 0.125,
  });
  const truth = opened.connection
    .prepare(`SELECT COUNT(*) AS n, AVG(score >= 4) AS value FROM answers
      WHERE employee_id = ? AND kind = 'csat' AND local_date BETWEEN '2026-03-09' AND '2026-05-31'`)
    .get(center.priya) as { n: number; value: number };
  expect(goal.figures.baseline).toMatchObject({ sample: truth.n, value: truth.value });
});

test('the figures of a running goal equal the rows: the value so far, its n, and the guard', async () => {
  const goal = await pageOf(center.supervisor, await setRunning());
  const answers = opened.connection
    .prepare(`SELECT COUNT(*) AS n, AVG(score >= 4) AS value FROM answers
      WHERE employee_id = ? AND local_date >= '2026-04-06' AND local_date < '2026-06-01'`)
    .get(center.priya) as { n: number; value: number };
  const legs = opened.connection
    .prepare(`SELECT COUNT(*) AS n, AVG(is_transferred) AS value FROM legs
      WHERE employee_id = ? AND is_answered = 1 AND local_date >= '2026-04-06' AND local_date < '2026-06-01'`)
    .get(center.priya) as { n: number; value: number };
  expect(answers.n).toBe(80);
  expect(goal.figures.now).toMatchObject({
    from: '2026-04-06',
    to: '2026-05-31',
    sample: answers.n,
    value: answers.value,
  });
  expect(goal.figures.guard).toMatchObject({ sample: legs.n, isBroken: false });
  expect(goal.figures.guard?.value).toBeCloseTo(legs.value, 12);
  expect(goal.figures.toCome).toBe(40);
  // 96 of 120 are needed, 60 are there: 36 of 40.
  expect(goal.figures.need).toBe(Math.ceil(0.8 * 120 - 1e-9) - Math.round(answers.n * answers.value));
  expect(goal.chart.history.at(-1)).toMatchObject({ value: answers.value, sample: answers.n });
});

test('what the list says of a goal, its value and n, equals the rows', async () => {
  await setRunning();
  const { goals } = (await loadGoals(await get(center.supervisor, '/goals'))) as Awaited<ReturnType<typeof findGoals>>;
  const truth = opened.connection
    .prepare(`SELECT COUNT(*) AS sample, SUM(score >= 4) * 1.0 / COUNT(*) AS value FROM answers
      WHERE employee_id = ? AND local_date BETWEEN '2026-04-06' AND '2026-05-31'`)
    .get(center.priya);
  expect(goals).toHaveLength(1);
  expect(goals[0]).toMatchObject(truth as object);
});

test('the supervisor holds a check-in, revises and closes; each is kept', async () => {
  const id = await setRunning();
  const act = async (typed: Record<string, string>) =>
    responseOf(async () => actOnGoal(await sent(center.supervisor, id, typed)));
  expect((await act({ intent: 'check-in', onDate: '2026-05-18', note: 'Two calls heard.' })).status).toBe(302);
  const revision = { intent: 'revise', target: '79', dueDate: '2026-07-05', counterLimit: '20', why: 'Leave.' };
  expect((await act(revision)).status).toBe(302);
  expect((await act({ intent: 'close', note: 'Two calls a week were heard.', next: 'Listening.' })).status).toBe(302);
  const goal = await pageOf(center.supervisor, id);
  expect(goal.checkIns.find(({ onDate }) => onDate === '2026-05-18')).toMatchObject({
    note: 'Two calls heard.',
    userName: 'Dana',
  });
  expect(goal.revisions.map(({ why }) => why)).toEqual(['Two calls a week were heard.', 'Leave.', 'Goal created.']);
  expect(goal.revisions[1]?.changes).toEqual({ target: [0.8, 0.79], dueDate: ['2026-06-28', '2026-07-05'] });
  expect(goal.isLive).toBe(false);
});

test('what is wrong on the goal’s page is said, with what was typed', async () => {
  const id = await setRunning();
  const answer = async (typed: Record<string, string>) =>
    refused(await actOnGoal(await sent(center.supervisor, id, typed)));
  const revised = await answer({ intent: 'revise', target: 'x', dueDate: '2026-06-28', why: 'Because' });
  expect(revised).toMatchObject({ status: 400, typed: { intent: 'revise', target: 'x', why: 'Because' } });
  expect(revised.errors.target?.[0]).toContain('isn’t a valid value');
  expect((await answer({ intent: 'check-in', onDate: '2026-05-18', note: '' })).errors).toHaveProperty('note');
  expect((await answer({ intent: 'dance' })).status).toBe(400);
});
