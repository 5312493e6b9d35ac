import { expect, test } from 'vitest';
import type { GroupPage } from '~/features/goals/group/find-group.server';
import type { MemberLine } from '~/features/goals/group/group-goal.server';
import { loader as loadGroup } from '~/routes/_shell.goals.groups.$id';
import { loader as loadNew } from '~/routes/_shell.goals.new';
import { loader as loadMany, action as sendMany } from '~/routes/_shell.goals.new_.many';
import { loader as judgeMany } from '~/routes/goals.judge_.many';
import { makeEmployee } from '../factories';
import { center, fields, get, goalCenterForEachTest, opened, pageOf, type Someone, setRunning } from './goal-requests';
import { args, ORIGIN, responseOf, signedInRequest, unwrap } from './harness';

goalCenterForEachTest();

/** Hold time from 40 s to 32 s: what the volume of everybody in North shows. */
function groupForm(people: readonly number[], overrides: Record<string, string> = {}): URLSearchParams {
  const form = new URLSearchParams(
    fields({
      person: '',
      team: String(center.north),
      metric: 'hold_time',
      target: '32 s',
      counterMetric: '',
      counterLimit: '',
      ...overrides,
    }),
  );
  for (const id of people) form.append('people', String(id));
  return form;
}

async function send(user: Someone, form: URLSearchParams) {
  const init = { method: 'POST', body: form, headers: { Origin: ORIGIN } };
  return sendMany(args(await signedInRequest(user, '/goals/new/many', init)));
}
async function setMany(form: URLSearchParams) {
  const response = await responseOf(() => send(center.supervisor, form));
  return Number(/\/goals\/groups\/(\d+)$/.exec(response.headers.get('Location') ?? '')?.[1]);
}
async function answerTo(form: URLSearchParams) {
  const { value, status } = unwrap(await send(center.supervisor, form));
  return {
    ...(value as { members: MemberLine[]; result: { error?: Record<string, string[]> } }),
    status,
  };
}
const groupOf = async (user: Someone, id: number) => {
  const request = { ...(await get(user, `/goals/groups/${id}`)), params: { id: String(id) } };
  return (await loadGroup(request)).page as GroupPage;
};
const north = () => center.people.slice(0, 4);

/** Leaves a person only the first answers and contacts of each month. */
function thinOut(person: number) {
  opened.connection.exec(`DELETE FROM daily_facts WHERE employee_id = ${person} AND substr(local_date, 9) > '02'`);
}

test('each gets an own goal with an own frozen baseline, and who cannot be judged is listed with what it would take', async () => {
  const [first = 0, second = 0, third = 0, fourth = 0] = north();
  thinOut(fourth);
  const group = await groupOf(center.supervisor, await setMany(groupForm(north())));
  expect(group.goals.map(({ employeeId }) => employeeId)).toEqual([first, second, third]);
  for (const goal of group.goals) {
    const truth = opened.connection
      .prepare(`SELECT COUNT(*) AS n, AVG(hold_ms) AS value FROM legs
        WHERE employee_id = ? AND local_date BETWEEN '2026-03-09' AND '2026-05-31'`)
      .get(goal.employeeId) as { n: number; value: number };
    expect(goal).toMatchObject({ baseline: truth.value, baselineSample: truth.n, target: 32_000 });
  }
  expect(group.refusals).toHaveLength(1);
  const [{ employeeId, refusal }] = group.refusals as [GroupPage['refusals'][number]];
  expect(employeeId).toBe(fourth);
  expect(refusal.why).toContain('contacts a week');
  const { rowsNeeded, rowsExpected } = refusal;
  expect(rowsNeeded).toBeGreaterThan(rowsExpected ?? Number.POSITIVE_INFINITY);
});

test('how many answers it would take is what the change asks for: 1.96² · p(1 − p) over half the change, squared', async () => {
  const form = groupForm(north(), { metric: 'csat', target: '85' });
  const { members, status } = await answerTo(form);
  expect(status).toBe(400);
  for (const { refusal } of members) {
    expect(refusal?.rowsNeeded).toBe(Math.ceil((1.959963984540054 ** 2 * 0.85 * 0.15) / 0.05 ** 2));
    expect(refusal?.rowsExpected).toBe(120);
  }
});

test('who meets the target already, has no baseline or has three live goals is told so, and the others get theirs', async () => {
  const [first = 0, second = 0, third = 0] = north();
  opened.connection.exec(
    `UPDATE daily_facts SET hold_ms = hold_ms / 4, hold_squares = hold_squares / 16 WHERE employee_id = ${first}`,
  );
  for (const target of [0.8, 0.81, 0.82]) await setRunning({ employeeId: second, target });
  const newcomer = await makeEmployee(opened.db, { name: 'New Noor', teamId: center.north });
  const people = [first, second, third, newcomer];
  const group = await groupOf(center.supervisor, await setMany(groupForm(people)));
  expect(group.goals.map(({ employeeId }) => employeeId)).toEqual([third]);
  const why = (id: number) => group.refusals.find(({ employeeId }) => employeeId === id)?.refusal.why;
  expect(why(first)).toContain('Choose a target below it.');
  expect(why(second)).toContain('already has 3 active goals');
  expect(why(newcomer)).toContain('so there is no baseline');

  const reasoned = groupForm([second], { reason: 'A new tool for all.', token: 'token-2' });
  const [goal] = (await groupOf(center.supervisor, await setMany(reasoned))).goals;
  expect((await pageOf(center.supervisor, goal?.id ?? 0)).reason).toBe('A new tool for all.');
});

test('a double click sets the goals once and leads to them twice', async () => {
  const form = groupForm(north());
  expect(await setMany(form)).toBe(await setMany(form));
  expect(await opened.db.selectFrom('goals').select('id').execute()).toHaveLength(4);
  expect(await opened.db.selectFrom('goal_groups').select('id').execute()).toHaveLength(1);
});

test('what is wrong for everybody stands beside its field, and nothing is written', async () => {
  const answer = await answerTo(groupForm(north(), { dueDate: '2026-05-01' }));
  expect(answer).toMatchObject({
    status: 400,
    result: { error: { dueDate: [expect.stringContaining('after the start date')] } },
  });
  const nobody = await answerTo(groupForm([]));
  expect(nobody.result.error).toMatchObject({ people: ['Choose at least one person.'] });
  const system = await answerTo(groupForm(north(), { metric: 'service_level', target: '99' }));
  expect(system.result.error?.metric?.[0]).toContain('not on one person');
  expect(await opened.db.selectFrom('goals').select('id').execute()).toEqual([]);
  expect(await opened.db.selectFrom('goal_groups').select('id').execute()).toEqual([]);
});

test('choosing each of a team leads to the form for many, which is prefilled and can be sent as it is', async () => {
  const url = `/goals/new?whose=each-${center.north}&metric=hold_time`;
  const response = await responseOf(async () => loadNew(await get(center.supervisor, url)));
  expect(response.headers.get('Location')).toBe(`/goals/new/many?whose=each-${center.north}&metric=hold_time`);
  const { defaults } = await loadMany(await get(center.supervisor, response.headers.get('Location') ?? ''));
  expect(defaults.people.map(({ id }) => id)).toEqual(north());
  expect(defaults.members).toHaveLength(4);
  const answer = await judgeMany(await get(center.supervisor, `/goals/judge/many?${groupForm(north())}`));
  const { members } = (await answer.json()) as { members: MemberLine[] };
  expect(members.filter(({ refusal }) => refusal === null)).toHaveLength(4);
});

test('a group is for who leads its people; agents see their own goal of it and nobody else’s', async () => {
  const id = await setMany(groupForm(north()));
  expect((await groupOf(center.leader, id)).goals).toHaveLength(4);
  const own = await groupOf(center.agent, id);
  expect(own.goals.map(({ employeeId }) => employeeId)).toEqual([center.priya]);
  for (const [user, status] of [
    [center.otherAgent, 404],
    [center.ops, 403],
  ] as const)
    expect((await responseOf(() => groupOf(user, id))).status).toBe(status);
  expect((await responseOf(() => send(center.agent, groupForm(north())))).status).toBe(403);
  expect((await responseOf(() => send(center.supervisor, groupForm([...north(), center.elsewhere])))).status).toBe(404);
  const south = groupForm([center.elsewhere], { team: String(center.south) });
  expect((await responseOf(() => send(center.supervisor, south))).status).toBe(404);
  const query = groupForm([center.elsewhere], { team: String(center.south) });
  const judge = async () => judgeMany(await get(center.supervisor, `/goals/judge/many?${query}`));
  expect((await responseOf(judge)).status).toBe(404);
});
