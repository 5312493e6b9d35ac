import { setTimeout as sleep } from 'node:timers/promises';
import { connect, databasePath } from 'db/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SentAgain } from '~/components/send-again';
import { action as changePassword } from '~/routes/_shell.account';
import { action as setGoal } from '~/routes/_shell.goals.new';
import { loader as loadingNow } from '~/routes/loading-now';
import { letTimeFly } from '../flying-clock';
import { AS_OF, makeGoalCenter } from '../goal-center';
import { centerForEachTest } from './api-center';
import { args, formPost, responseOf, signedInRequest, unwrap } from './harness';
import { holdByLoad } from './load-on-hold';

const center = centerForEachTest();
let goals: Awaited<ReturnType<typeof makeGoalCenter>>;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  goals = await makeGoalCenter(center.database);
});
afterEach(() => {
  delete process.env.AS_OF;
});

const goalForm = () => ({
  intent: 'set',
  person: String(goals.priya),
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
  pillar: String(goals.pillarIds[0]),
  counterMetric: 'transfer_rate',
  counterLimit: '12.5',
  reason: 'She asked for "it" herself.',
  token: 'token-1',
});
const send = async (fields: Record<string, string>, to = '/goals/new?person=1') =>
  responseOf(async () => setGoal(args(await signedInRequest(goals.supervisor, to, formPost(fields)))));
const countGoals = () => center.database.connection.prepare('SELECT COUNT(*) FROM goals').pluck().get();
const isLoading = async () =>
  (await (await loadingNow(args(await signedInRequest(goals.supervisor, '/loading-now')))).json()).isLoading;

/** Sends while another program writes for longer than a write waits, and gives what is answered. */
async function sendTooLong(act: () => Promise<unknown>): Promise<{ value: unknown; status: number }> {
  const other = connect(databasePath());
  other.connection.exec('BEGIN IMMEDIATE');
  const land = letTimeFly();
  const answer = await act().catch((thrown: unknown) => thrown);
  land();
  other.connection.exec('ROLLBACK');
  await other.close();
  return unwrap(answer);
}

test('a goal that is set while a file is loaded stands once the file is through', async () => {
  expect(await isLoading()).toBe(false);
  const held = await holdByLoad(center.database);
  const sent = send(goalForm());
  const isAnswered = vi.fn();
  void sent.then(isAnswered);
  expect(await isLoading()).toBe(true);
  await sleep(200);
  expect(isAnswered).not.toHaveBeenCalled();
  expect(countGoals()).toBe(0);
  await held.letGo();
  expect((await sent).headers.get('Location')).toMatch(/^\/goals\/\d+$/);
  expect(countGoals()).toBe(1);
  expect(await isLoading()).toBe(false);
}, 120_000);

test('a goal for which a load takes too long answers 503 with all that was typed, which then can be sent as it is', async () => {
  const request = await signedInRequest(goals.supervisor, '/goals/new?person=1', formPost(goalForm()));
  const { value, status } = await sendTooLong(() => setGoal(args(request)));
  expect(status).toBe(503);
  expect(value).toEqual({
    kind: 'send again',
    to: '/goals/new?person=1',
    fields: Object.entries(goalForm()),
    isWhole: true,
  });
  expect(countGoals()).toBe(0);
  const { to, fields } = value as SentAgain;
  expect((await send(Object.fromEntries(fields), to)).status).toBe(302);
  expect(countGoals()).toBe(1);
});

test('a password is never written into the page that asks to send again', async () => {
  const form = formPost({ password: 'the old one of mine', newPassword: 'the new one of mine' });
  const { hashPassword } = await import('~/features/access/password.server');
  await center.database.db
    .updateTable('users')
    .set({ password_hash: await hashPassword('the old one of mine') })
    .execute();
  const request = await signedInRequest(goals.supervisor, '/account', form);
  const { value, status } = await sendTooLong(() => changePassword(args(request)));
  expect([status, value]).toEqual([503, { kind: 'send again', to: '/account', fields: [], isWhole: false }]);
});
