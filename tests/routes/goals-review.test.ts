import { expect, test } from 'vitest';
import { action as actOnGoal } from '~/routes/_shell.goals.$id';
import {
  center,
  goalCenterForEachTest,
  opened,
  pageOf,
  type Someone,
  sent,
  setRunning,
  statusOf,
} from './goal-requests';
import { refused } from './harness';

goalCenterForEachTest();

const CLOSE = { intent: 'close', note: 'Calls were heard together.', next: 'The same for chat.' };

const errorsOf = async (user: Someone, id: number, typed: Record<string, string>) =>
  refused(await actOnGoal(await sent(user, id, typed)));

test('a closed goal keeps both sides’ words: what happened, what is next, and the owner’s own', async () => {
  const id = await setRunning();
  const said = { intent: 'acknowledge', words: 'In May I was ill for two weeks.' };
  expect((await errorsOf(center.agent, id, said)).errors['']).toEqual(['This goal isn’t closed yet.']);
  expect((await errorsOf(center.supervisor, id, { ...CLOSE, next: ' ' })).errors).toHaveProperty('next');
  expect(await statusOf(center.supervisor, id, CLOSE)).toBe(302);
  expect(await pageOf(center.agent, id)).toMatchObject({
    closedNote: CLOSE.note,
    closedNext: CLOSE.next,
    acknowledgedAt: null,
  });
  expect(await statusOf(center.agent, id, said)).toBe(302);
  const goal = await pageOf(center.supervisor, id);
  expect(goal.ownReview).toBe(said.words);
  expect(goal.acknowledgedAt).not.toBeNull();
  expect(goal.revisions[0]).toMatchObject({
    why: said.words,
    changes: { acknowledged: [null, 'confirmed as read'] },
  });
  expect((await errorsOf(center.agent, id, said)).errors['']).toEqual(['This review is already confirmed.']);
});

test('nobody acknowledges for somebody else', async () => {
  const id = await setRunning();
  await statusOf(center.supervisor, id, CLOSE);
  expect(await statusOf(center.supervisor, id, { intent: 'acknowledge' })).toBe(403);
  expect(await statusOf(center.otherAgent, id, { intent: 'acknowledge' })).toBe(404);
  expect((await pageOf(center.agent, id)).acknowledgedAt).toBeNull();
});

test('a step with a value says what stood on its day, which equals the rows', async () => {
  const id = await setRunning();
  const step = { intent: 'milestone', milestoneDate: '2026-05-03', milestoneValue: '78', milestoneWords: '' };
  expect(await statusOf(center.supervisor, id, step)).toBe(302);
  const truth = opened.connection
    .prepare(`SELECT COUNT(*) AS sample, AVG(score >= 4) AS value FROM answers
      WHERE employee_id = ? AND local_date BETWEEN '2026-04-06' AND '2026-05-03'`)
    .get(center.priya) as { sample: number; value: number };
  expect(truth.sample).toBe(40);
  const [milestone] = (await pageOf(center.agent, id)).milestones;
  expect(milestone).toMatchObject({ expected: 0.78, judged: { stood: truth } });
});

test('a thing to be done is done when somebody says so, may be open again, and each change is kept', async () => {
  const id = await setRunning();
  const step = {
    intent: 'milestone',
    milestoneDate: '2026-06-14',
    milestoneValue: '',
    milestoneWords: 'Sits beside Kwame.',
  };
  await statusOf(center.supervisor, id, step);
  const [milestone] = (await pageOf(center.supervisor, id)).milestones;
  const mark = (intent: string) => statusOf(center.supervisor, id, { intent, milestone: String(milestone?.id) });
  expect(await mark('milestone-done')).toBe(302);
  expect((await pageOf(center.supervisor, id)).milestones[0]).toMatchObject({ doneBy: 'Dana', judged: null });
  expect(await mark('milestone-open')).toBe(302);
  const goal = await pageOf(center.supervisor, id);
  expect(goal.milestones[0]?.doneAt).toBeNull();
  expect(goal.revisions.map(({ changes }) => changes.milestone?.[1] ?? '')).toEqual([
    'Sits beside Kwame., open',
    'Sits beside Kwame., done',
    'by 14 Jun: Sits beside Kwame.',
    '',
  ]);
});

test('a step outside the goal’s days, without a word, or of another goal is refused; agents agree on none by themselves', async () => {
  const id = await setRunning();
  const other = await setRunning({ employeeId: center.people[1], target: 0.82 });
  const step = { intent: 'milestone', milestoneDate: '2026-08-01', milestoneValue: '', milestoneWords: '' };
  const { errors, status } = await errorsOf(center.supervisor, id, step);
  expect(status).toBe(400);
  expect(errors).toMatchObject({
    milestoneDate: ['Choose a date from 6 Apr to 28 Jun.'],
    milestoneWords: [expect.stringContaining('Enter an expected value, or what should be done')],
  });
  const good = { ...step, milestoneDate: '2026-06-01', milestoneWords: 'Reads the guide.' };
  expect(await statusOf(center.agent, id, good)).toBe(403);
  await statusOf(center.supervisor, id, good);
  const [milestone] = (await pageOf(center.supervisor, id)).milestones;
  const wrong = await errorsOf(center.supervisor, other, {
    intent: 'milestone-done',
    milestone: String(milestone?.id),
  });
  expect(wrong.errors['']).toEqual(['This milestone isn’t part of this goal.']);
});

test('whatever is changed later, the frozen baseline stays as it was set', async () => {
  const id = await setRunning();
  const frozen = () =>
    opened.db
      .selectFrom('goals')
      .select(['baseline_from_date', 'baseline_to_date', 'baseline_sums', 'baseline_value', 'baseline_sample'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  const before = await frozen();
  const shown = (await pageOf(center.supervisor, id)).figures.baseline;
  opened.connection.exec('UPDATE daily_facts SET csat_top_count = 0');
  const revision = { intent: 'revise', target: '81', dueDate: '2026-07-05', counterLimit: '20', why: 'Leave.' };
  const step = { intent: 'milestone', milestoneDate: '2026-05-03', milestoneValue: '78' };
  const checkIn = { intent: 'check-in', onDate: '2026-05-18', note: 'Two calls heard.' };
  for (const typed of [revision, step, checkIn, CLOSE]) expect(await statusOf(center.supervisor, id, typed)).toBe(302);
  await statusOf(center.agent, id, { intent: 'acknowledge' });
  expect(await frozen()).toEqual(before);
  expect((await pageOf(center.supervisor, id)).figures.baseline).toEqual(shown);
});
