import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach } from 'vitest';
import type { Drawing } from '~/charts/drawing';
import type { GoalInput } from '~/features/goals/goal-input';
import { setGoal } from '~/features/goals/new/set-goal.server';
import type { GoalPage } from '~/features/goals/one-goal/find-goal.server';
import type { SmartCheck } from '~/metrics/goals/smart-check';
import { action as actOnGoal, loader as loadGoal } from '~/routes/_shell.goals.$id';
import { action as sendGoal } from '~/routes/_shell.goals.new';
import { AS_OF, makeGoalCenter } from '../goal-center';
import { args, formPost, openTestDatabase, responseOf, signedInRequest, unwrap } from './harness';

export let opened: OpenDatabase;
export let center: Awaited<ReturnType<typeof makeGoalCenter>>;

/** Opens a center with goals for each test of the file. */
export function goalCenterForEachTest() {
  beforeEach(async () => {
    process.env.AS_OF = AS_OF;
    opened = await openTestDatabase();
    center = await makeGoalCenter(opened);
  });
  afterEach(() => {
    delete process.env.AS_OF;
  });
}

export type Someone = { id: number };
export const get = async (user: Someone, url: string) => args(await signedInRequest(user, url));
export const post = async (user: Someone, url: string, fields: Record<string, string>) =>
  args(await signedInRequest(user, url, formPost(fields)));

/** The arguments of the goal's page, opened and sent. */
export const at = async (user: Someone, id: number) => ({
  ...(await get(user, `/goals/${id}`)),
  params: { id: String(id) },
});
export const sent = async (user: Someone, id: number, fields: Record<string, string>) => ({
  ...(await post(user, `/goals/${id}`, fields)),
  params: { id: String(id) },
});

/** A form of a goal on CSAT for Priya that can be set as it is. */
export function fields(overrides: Record<string, string> = {}): Record<string, string> {
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

/** What a form that is not set is answered with. */
export async function answerTo(user: Someone, overrides: Record<string, string>) {
  const { value, status } = unwrap(await sendGoal(await post(user, '/goals/new', fields(overrides))));
  return { ...(value as Answer), status };
}

/** Sets a goal through the form and gives its id. */
export async function setOne(overrides: Record<string, string> = {}) {
  const response = await responseOf(async () =>
    sendGoal(await post(center.supervisor, '/goals/new', fields(overrides))),
  );
  return Number(/\/goals\/(\d+)$/.exec(response.headers.get('Location') ?? '')?.[1]);
}

/** A goal that has run for eight weeks, from 6 April to 28 June. */
export async function setRunning(overrides: Partial<GoalInput> = {}) {
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
    ...overrides,
  });
  if (!result.isSet) throw new Error(JSON.stringify(result.errors));
  return result.id;
}

export const pageOf = async (user: Someone, id: number) =>
  (await loadGoal(await at(user, id))).goal as GoalPage & { drawing: Drawing };

/** The status that a form of the goal's page is answered with. */
export const statusOf = async (user: Someone, id: number, typed: Record<string, string>) =>
  (await responseOf(async () => actOnGoal(await sent(user, id, typed)))).status;
