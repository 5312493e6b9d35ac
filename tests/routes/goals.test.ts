import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GoalAnswer } from '~/features/goals/act-on-goal.server';
import type { GoalPage } from '~/features/goals/find-goal.server';
import type { findGoals } from '~/features/goals/find-goals.server';
import { setGoal } from '~/features/goals/set-goal.server';
import type { SmartCheck } from '~/metrics/goals/smart';
import { loader as loadGoals } from '~/routes/_shell.goals._index';
import { action as actOnGoal, loader as loadGoal } from '~/routes/_shell.goals.$id';
import { loader as loadNew, action as sendGoal } from '~/routes/_shell.goals.new';
import { loader as judge } from '~/routes/goals.judge';
import { AS_OF, makeGoalCenter } from '../goal-center';
import { args, formPost, openTestDatabase, responseOf, signedInRequest, unwrap } from './harness';

let opened: OpenDatabase;
let center: Awaited<ReturnType<typeof makeGoalCenter>>;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  opened = await openTestDatabase();
  center = await makeGoalCenter(opened);
});
afterEach(() => {
  delete process.env.AS_OF;
});

type Someone = { id: number };
const get = async (user: Someone, url: string) => args(await signedInRequest(user, url));
const post = async (user: Someone, url: string, fields: Record<string, string>) =>
  args(await signedInRequest(user, url, formPost(fields)));
const idIn = (url: string) => Number(/\/goals\/(\d+)$/.exec(url)?.[1]);

const at = async (user: Someone, id: number) => ({ ...(await get(user, `/goals/${id}`)), params: { id: String(id) } });
const sent = async (user: Someone, id: number, fields: Record<string, string>) => ({
  ...(await post(user, `/goals/${id}`, fields)),
  params: { id: String(id) },
});

function fields(overrides: Record<string, string> = {}): Record<string, string> {
  return {
    intent: 'set',
    person: String(center.priya),
    team: '',
    metric: 'csat',
    queue: '',
    channel: '',
    kind: 'period',
    levelWeeks: '4',
    target: '82',
    startDate: AS_OF,
    dueDate: '2026-08-23',
    baselineFrom: '2026-03-09',
    baselineTo: '2026-05-31',
    everyWeeks: '2',
    checkInDates: '',
    pillar: String(center.pillarIds[0]),
    counterMetric: 'transfer_rate',
    counterLimit: '12.5',
    reason: '',
    token: 'token-1',
    ...overrides,
  };
}

interface Answer {
  result: { error?: Record<string, string[]>; initialValue?: Record<string, string> };
  checks: SmartCheck[];
}
async function answerTo(user: Someone, overrides: Record<string, string>) {
  const { value, status } = unwrap(await sendGoal(await post(user, '/goals/new', fields(overrides))));
  return { ...(value as Answer), status };
}
async function setOne(overrides: Record<string, string> = {}) {
  const response = await responseOf(async () =>
    sendGoal(await post(center.supervisor, '/goals/new', fields(overrides))),
  );
  return idIn(response.headers.get('Location') ?? '');
}
/** A goal that has run for eight weeks, from 6 April to 28 June. */
async function setRunning() {
  const result = await setGoal(opened.db, center.supervisor, {
    metricId: 'csat',
    employeeId: center.priya,
    kind: 'period',
    target: 0.8,
    startDate: '2026-04-06',
    dueDate: '2026-06-28',
    counterMetricId: 'transfer_rate',
    counterLimit: 0.2,
    setOn: '2026-04-06',
  });
  if (!result.isSet) throw new Error(JSON.stringify(result.errors));
  return result.id;
}
const pageOf = async (user: Someone, id: number) => (await loadGoal(await at(user, id))).goal as GoalPage;

test('the form is prefilled from the URL so that it could be sent as it is', async () => {
  const url = `/goals/new?person=${center.priya}&metric=csat`;
  const { defaults, choices, pillars } = await loadNew(await get(center.supervisor, url));
  expect(defaults?.fields).toMatchObject({
    person: String(center.priya),
    metric: 'csat',
    startDate: '2026-06-01',
    dueDate: '2026-08-23',
    baselineFrom: '2026-03-09',
    baselineTo: '2026-05-31',
    target: expect.stringMatching(/^(7[6-9]|8\d)$/),
  });
  expect(defaults?.checks.map(({ letter }) => letter).join('')).toBe('SMART');
  expect(choices.people.map(({ id }) => id).sort()).toEqual(center.people.slice(0, 4));
  expect(choices.teams.map(({ id }) => id)).toEqual([center.north]);
  expect(pillars).toHaveLength(2);
  const response = await responseOf(async () =>
    sendGoal(await post(center.supervisor, url, { ...(defaults?.fields as Record<string, string>), intent: 'set' })),
  );
  expect(response.status).toBe(302);
});

test('nonsense in the URL becomes the default', async () => {
  const { chosen, defaults } = await loadNew(await get(center.supervisor, '/goals/new?person=x&metric=y&channel=z'));
  expect(chosen).toEqual({ person: '', team: '', metric: 'csat', queue: '', channel: '' });
  expect(defaults).toBeNull();
});

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

test('a double click sets one goal and leads to it twice', async () => {
  expect(await setOne()).toBe(await setOne());
  expect(await opened.db.selectFrom('goals').select('id').execute()).toHaveLength(1);
});

test('a bad form answers 400 with the error beside the field and what was typed still there', async () => {
  const answer = await answerTo(center.supervisor, { target: 'eighty', dueDate: '2026-05-01' });
  expect(answer.status).toBe(400);
  expect(answer.result.error).toMatchObject({
    target: [expect.stringContaining('In percent: 85')],
    dueDate: ['It would be due before it has begun. Choose a later day.'],
  });
  expect(answer.result.initialValue).toMatchObject({ target: 'eighty', dueDate: '2026-05-01', counterLimit: '12.5' });
  expect(await opened.db.selectFrom('goals').select('id').execute()).toEqual([]);
});

test('without a script the Check button judges and writes nothing', async () => {
  const answer = await answerTo(center.supervisor, { intent: 'check', target: '99' });
  expect(answer.status).toBe(200);
  expect(answer.checks.find(({ letter }) => letter === 'A')).toMatchObject({
    verdict: 'fail',
    sentence: expect.stringContaining('out of reach unless the work itself changes'),
  });
  expect(await opened.db.selectFrom('goals').select('id').execute()).toEqual([]);
});

test('while one types, the letters are judged: too few answers say how many it takes', async () => {
  const query = new URLSearchParams(fields({ target: '78', dueDate: '2026-07-12' }));
  const { checks } = await judge(await get(center.supervisor, `/goals/judge?${query}`));
  const M = checks.find(({ letter }) => letter === 'M');
  expect(M?.verdict).toBe('warn');
  // 1.96² · .78 · .22 / .015² = 2930; six weeks of ten bring 60.
  expect(M?.sentence).toContain('A change of 3 points needs 2,930, 2,870 more');
});

test('a system’s figure is refused for a person', async () => {
  const answer = await answerTo(center.supervisor, { metric: 'service_level', target: '101' });
  expect(answer.status).toBe(400);
  expect(answer.result.error?.metric?.[0]).toContain('not by one person');
  expect(answer.checks.find(({ letter }) => letter === 'M')?.verdict).toBe('fail');
});

test('a goal for someone else’s people is not there', async () => {
  const load = async () => loadNew(await get(center.supervisor, `/goals/new?person=${center.elsewhere}`));
  expect((await responseOf(load)).status).toBe(404);
  const send = async () =>
    sendGoal(await post(center.supervisor, '/goals/new', fields({ person: String(center.elsewhere) })));
  expect((await responseOf(send)).status).toBe(404);
  const sendTeam = async () =>
    sendGoal(await post(center.supervisor, '/goals/new', fields({ person: '', team: String(center.south) })));
  expect((await responseOf(sendTeam)).status).toBe(404);
  const query = new URLSearchParams(fields({ person: String(center.elsewhere) }));
  expect((await responseOf(async () => judge(await get(center.supervisor, `/goals/judge?${query}`)))).status).toBe(404);
});

test('neither agents nor ops set goals', async () => {
  for (const user of [center.agent, center.ops]) {
    expect((await responseOf(async () => loadNew(await get(user, '/goals/new')))).status).toBe(403);
    expect((await responseOf(async () => sendGoal(await post(user, '/goals/new', fields())))).status).toBe(403);
    expect((await responseOf(async () => judge(await get(user, '/goals/judge')))).status).toBe(403);
  }
  expect(await opened.db.selectFrom('goals').select('id').execute()).toEqual([]);
});

test('whoever is not signed in is sent to sign in', async () => {
  const nobody = new Request('http://localhost:3000/goals');
  expect((await responseOf(() => loadGoals(args(nobody)))).headers.get('Location')).toContain('/sign-in');
});

test('agents see their own goal as their supervisor does; others see nothing of it', async () => {
  const id = await setRunning();
  expect(await pageOf(center.agent, id)).toEqual(await pageOf(center.supervisor, id));
  expect((await responseOf(async () => loadGoal(await at(center.otherAgent, id)))).status).toBe(404);
  expect((await responseOf(async () => loadGoal(await at(center.ops, id)))).status).toBe(403);
  expect((await responseOf(async () => loadGoal(await at(center.supervisor, 999)))).status).toBe(404);
  const none = { ...(await get(center.supervisor, '/goals/x')), params: { id: 'x' } };
  expect((await responseOf(async () => loadGoal(none))).status).toBe(404);
});

test('the list holds what one may see, and the URL filters it', async () => {
  const id = await setRunning();
  const list = async (user: Someone, query = '') =>
    ((await loadGoals(await get(user, `/goals${query}`))) as Awaited<ReturnType<typeof findGoals>>).goals.map(
      (goal) => goal.id,
    );
  expect(await list(center.supervisor)).toEqual([id]);
  expect(await list(center.leader)).toEqual([id]);
  expect(await list(center.agent)).toEqual([id]);
  expect(await list(center.otherAgent)).toEqual([]);
  expect(await list(center.leader, `?team=${center.south}`)).toEqual([]);
  expect(await list(center.leader, `?team=${center.north}&metric=csat`)).toEqual([id]);
  expect(await list(center.leader, '?metric=hold_time')).toEqual([]);
  expect(await list(center.leader, '?state=closed')).toEqual([]);
  expect(await list(center.leader, '?status=secured')).toEqual([]);
  expect(await list(center.leader, '?status=nonsense&team=x')).toEqual([id]);
});

test('the supervisor holds a check-in, revises and closes; each is kept', async () => {
  const id = await setRunning();
  const act = async (typed: Record<string, string>) =>
    responseOf(async () => actOnGoal(await sent(center.supervisor, id, typed)));
  expect((await act({ intent: 'check-in', onDate: '2026-05-18', note: 'Two calls heard.' })).status).toBe(302);
  const revision = { intent: 'revise', target: '79', dueDate: '2026-07-05', counterLimit: '20', why: 'Leave.' };
  expect((await act(revision)).status).toBe(302);
  expect((await act({ intent: 'close', note: 'Next: listening.' })).status).toBe(302);
  const goal = await pageOf(center.supervisor, id);
  expect(goal.checkIns.find(({ onDate }) => onDate === '2026-05-18')).toMatchObject({
    note: 'Two calls heard.',
    userName: 'Dana',
  });
  expect(goal.revisions.map(({ why }) => why)).toEqual(['Next: listening.', 'Leave.', 'Set.']);
  expect(goal.revisions[1]?.changes).toEqual({ target: [0.8, 0.79], dueDate: ['2026-06-28', '2026-07-05'] });
  expect(goal.isLive).toBe(false);
});

test('what is wrong on the goal’s page is said, with what was typed', async () => {
  const id = await setRunning();
  const answer = async (typed: Record<string, string>) => {
    const { value, status } = unwrap(await actOnGoal(await sent(center.supervisor, id, typed)));
    return { ...(value as GoalAnswer), status };
  };
  const revised = await answer({ intent: 'revise', target: 'x', dueDate: '2026-06-28', why: 'Because' });
  expect(revised).toMatchObject({ status: 400, intent: 'revise', typed: { target: 'x', why: 'Because' } });
  expect(revised.errors.target?.[0]).toContain('cannot be read');
  expect((await answer({ intent: 'check-in', onDate: '2026-05-18', note: '' })).errors).toHaveProperty('note');
  expect((await answer({ intent: 'dance' })).status).toBe(400);
});

test('agents write their own line on a check-in, and nothing else', async () => {
  const id = await setRunning();
  const [first] = (await pageOf(center.agent, id)).checkIns;
  const note = { intent: 'note', onDate: first?.onDate ?? '', note: 'I want to hear my own calls.' };
  const act = async (user: Someone, typed: Record<string, string>) =>
    (await responseOf(async () => actOnGoal(await sent(user, id, typed)))).status;
  expect(await act(center.agent, note)).toBe(302);
  expect((await pageOf(center.supervisor, id)).checkIns[0]?.ownNote).toBe('I want to hear my own calls.');
  expect(await act(center.otherAgent, note)).toBe(404);
  expect(await act(center.supervisor, note)).toBe(403);
  for (const intent of ['check-in', 'revise', 'close']) {
    expect(await act(center.agent, { intent, onDate: AS_OF, note: 'x', why: 'x', target: '76' })).toBe(403);
  }
});
