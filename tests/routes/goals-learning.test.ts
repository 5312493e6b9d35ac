import { expect, test } from 'vitest';
import { loader as loadGoals } from '~/routes/_shell.goals._index';
import { action as act, loader as load } from '~/routes/_shell.goals.learning.$id';
import { loader as loadForm, action as send } from '~/routes/_shell.goals.learning.new';
import { loader as loadNew } from '~/routes/_shell.goals.new';
import { center, get, goalCenterForEachTest, opened, post, type Someone, setRunning } from './goal-requests';
import { refused, responseOf } from './harness';

goalCenterForEachTest();

const form = (overrides: Record<string, string> = {}) => ({
  person: String(center.priya),
  title: 'Solves a billing question alone.',
  proof: 'Three contacts in a row.',
  dueDate: '2026-06-29',
  pillar: String(center.pillarIds[0]),
  token: 'learn-1',
  ...overrides,
});
async function setOne(overrides: Record<string, string> = {}) {
  const response = await responseOf(async () =>
    send(await post(center.supervisor, '/goals/learning/new', form(overrides))),
  );
  return Number(/\/goals\/learning\/(\d+)$/.exec(response.headers.get('Location') ?? '')?.[1]);
}
const params = (id: number) => ({ params: { id: String(id) } });
const pageOf = async (user: Someone, id: number) =>
  (await load({ ...(await get(user, `/goals/learning/${id}`)), ...params(id) })).goal;
const sent = async (user: Someone, id: number, typed: Record<string, string>) =>
  act({ ...(await post(user, `/goals/learning/${id}`, typed)), ...params(id) });
const statusOf = async (user: Someone, id: number, typed: Record<string, string>) =>
  (await responseOf(() => sent(user, id, typed))).status;
const errorsOf = async (user: Someone, id: number, typed: Record<string, string>) =>
  refused(await sent(user, id, typed)).errors;

const EVIDENCE = { intent: 'evidence', note: 'Heard together.', link: '/contacts?metric=csat' };
const DONE = { intent: 'close', outcome: 'done', closing: 'She explains bills well now.' };

test('a learning goal is done only with something that shows it, and keeps what was said', async () => {
  const id = await setOne();
  expect(await errorsOf(center.supervisor, id, DONE)).toEqual({
    outcome: [expect.stringContaining('Add evidence first')],
  });
  expect(await statusOf(center.agent, id, EVIDENCE)).toBe(302);
  expect(await statusOf(center.supervisor, id, DONE)).toBe(302);
  const goal = await pageOf(center.agent, id);
  expect(goal).toMatchObject({ isReached: true, isLive: false, closedNote: DONE.closing });
  expect(goal.pieces).toMatchObject([{ note: EVIDENCE.note, link: EVIDENCE.link, user_name: 'Priya' }]);
  expect(await errorsOf(center.supervisor, id, EVIDENCE)).toHaveProperty(['']);
});

test('not learnt yet is an end too, and takes no evidence', async () => {
  const id = await setOne();
  expect(await statusOf(center.supervisor, id, { ...DONE, outcome: 'not done' })).toBe(302);
  expect(await pageOf(center.supervisor, id)).toMatchObject({ isReached: false, isLive: false });
});

test('a double click sets one; what is missing stands beside its field', async () => {
  expect(await setOne()).toBe(await setOne());
  expect(await opened.db.selectFrom('learning_goals').select('id').execute()).toHaveLength(1);
  const bad = form({ title: ' ', proof: '', dueDate: '2026-05-01', token: 'learn-2' });
  const { errors, status } = refused(await send(await post(center.supervisor, '/goals/learning/new', bad)));
  expect(status).toBe(400);
  expect(Object.keys(errors).sort()).toEqual(['dueDate', 'proof', 'title']);
});

test('an address that would run a script is no evidence', async () => {
  const id = await setOne();
  const others = ['javascript:alert(1)', '//elsewhere.example', 'data:text/html,x', '/\\elsewhere.example'];
  for (const link of [
    ...others,
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    'https://me:secret@elsewhere.example',
  ])
    expect(await errorsOf(center.agent, id, { ...EVIDENCE, link })).toHaveProperty('link');
});

test('an address is kept as a browser reads it; one that was stored before and leads elsewhere is text', async () => {
  const id = await setOne();
  expect(await statusOf(center.agent, id, { ...EVIDENCE, link: 'HTTPS://Wiki.example/a b' })).toBe(302);
  expect(await statusOf(center.agent, id, EVIDENCE)).toBe(302);
  opened.connection.prepare('UPDATE learning_evidence SET link = ? WHERE id = 2').run('/\t/elsewhere.example');
  const { pieces } = await pageOf(center.agent, id);
  expect(new Map(pieces.map(({ link, address }) => [link, address]))).toEqual(
    new Map([
      ['https://wiki.example/a%20b', 'https://wiki.example/a%20b'],
      ['/\t/elsewhere.example', null],
    ]),
  );
});

test('learning goals count among the three', async () => {
  for (const target of [0.8, 0.82]) await setRunning({ target });
  await setOne();
  await expect(setRunning({ target: 0.84 })).rejects.toThrow('already has 3 active goals');
  expect(await setOne({ token: 'learn-2', reason: 'A new tool.' })).toBeGreaterThan(0);
});

test('they are for who leads the person, and for the person; nobody else knows of them', async () => {
  const id = await setOne();
  expect((await pageOf(center.agent, id)).title).toBe(form().title);
  expect((await responseOf(() => pageOf(center.otherAgent, id))).status).toBe(404);
  expect((await responseOf(() => pageOf(center.ops, id))).status).toBe(403);
  expect(await statusOf(center.agent, id, DONE)).toBe(403);
  expect(await statusOf(center.otherAgent, id, EVIDENCE)).toBe(404);
  const elsewhere = form({ person: String(center.elsewhere) });
  const sendIt = async () => send(await post(center.supervisor, '/goals/learning/new', elsewhere));
  expect((await responseOf(sendIt)).status).toBe(404);
  expect((await responseOf(async () => loadForm(await get(center.agent, '/goals/learning/new')))).status).toBe(403);
  const lines = async (user: Someone) => (await loadGoals(await get(user, '/goals'))).learning.map((goal) => goal.id);
  expect([await lines(center.supervisor), await lines(center.agent), await lines(center.otherAgent)]).toEqual([
    [id],
    [id],
    [],
  ]);
});

test('a goal to reach, of somebody new, offers one to learn instead', async () => {
  const hire = (date: string) =>
    opened.db.updateTable('employees').set({ hired_date: date }).where('id', '=', center.priya).execute();
  const newcomer = async () =>
    (await loadNew(await get(center.supervisor, `/goals/new?person=${center.priya}`))).newcomer;
  await hire('2026-04-01');
  expect(await newcomer()).toBe('Agent 1');
  await hire('2026-03-01');
  expect(await newcomer()).toBeNull();
});
