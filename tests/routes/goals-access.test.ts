import { expect, test } from 'vitest';
import type { findGoals } from '~/features/goals/list/find-goals.server';
import { loader as loadGoals } from '~/routes/_shell.goals._index';
import { action as actOnGoal, loader as loadGoal } from '~/routes/_shell.goals.$id';
import { loader as loadNew, action as sendGoal } from '~/routes/_shell.goals.new';
import { loader as judge } from '~/routes/goals.judge';
import { AS_OF } from '../goal-center';
import {
  at,
  center,
  fields,
  get,
  goalCenterForEachTest,
  opened,
  pageOf,
  post,
  type Someone,
  sent,
  setRunning,
} from './goal-requests';
import { args, responseOf } from './harness';

goalCenterForEachTest();

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
