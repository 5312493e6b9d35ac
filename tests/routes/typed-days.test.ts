import { expect, test } from 'vitest';
import { PERIOD, periodOf } from '~/address/period';
import { readContactsUrl } from '~/features/contacts/read-contacts-url';
import { AskedError, readAsked } from '~/features/metrics/read-asked.server';
import { action as actOnGoal } from '~/routes/_shell.goals.$id';
import { action as sendLearning } from '~/routes/_shell.goals.learning.new';
import { AS_OF } from '../goal-center';
import { answerTo, center, goalCenterForEachTest, post, sent, setRunning } from './goal-requests';
import { refused } from './harness';

goalCenterForEachTest();

test.each([
  ['dueDate', { dueDate: '2026-09-31' }],
  ['startDate', { startDate: '2026-06-31' }],
  ['baselineFrom', { baselineFrom: '2026-02-31' }],
  ['baselineTo', { baselineTo: '2026-02-30' }],
  ['checkInDates', { checkInDates: '2026-06-15, 2026-06-31, 2026-07-20' }],
])('a day that no calendar has is refused beside the field of a goal, and stays typed: %s', async (field, typed) => {
  const { result, status } = await answerTo(center.supervisor, typed);
  expect([status, Object.keys(result.error ?? {})]).toEqual([400, [field]]);
  expect(result.initialValue).toMatchObject(typed);
});

test('a goal is not talked of, and has no step, on a day that no calendar has', async () => {
  const id = await setRunning({ dueDate: '2026-07-26' });
  const errorsOf = async (fields: Record<string, string>) => {
    const { errors, status } = refused(await actOnGoal(await sent(center.supervisor, id, fields)));
    return { status, fields: Object.keys(errors) };
  };
  const checkIn = { intent: 'check-in', onDate: '2026-04-31', note: 'We talked.' };
  expect(await errorsOf(checkIn)).toEqual({ status: 400, fields: ['onDate'] });
  const step = { intent: 'milestone', milestoneDate: '2026-06-31', milestoneWords: 'Knows the new bill' };
  expect(await errorsOf(step)).toEqual({ status: 400, fields: ['milestoneDate'] });
});

test('nothing is to be learnt by a day that no calendar has', async () => {
  const typed = { person: String(center.priya), title: 'Bills', proof: 'Three calls', dueDate: '2026-06-31' };
  const { errors, status } = refused(await sendLearning(await post(center.supervisor, '/goals/learning/new', typed)));
  expect([status, Object.keys(errors)]).toEqual([400, ['dueDate']]);
});

test('an address with such a day is as one without it; the API and the command line refuse it', () => {
  const url = new URL('http://localhost/?period=days&from=2026-02-01&to=2026-02-31');
  expect(periodOf(PERIOD.read(url), AS_OF)).toMatchObject({ period: '8', to: '2026-05-31' });
  expect(readContactsUrl('http://localhost/contacts?from=2026-02-01&to=2026-02-31', AS_OF)).toMatchObject({
    from: '2026-02-01',
    to: undefined,
  });
  const ask = () => readAsked({ metric: 'csat', to: '2026-02-31' }, { named: (part) => part, asOf: AS_OF });
  expect(ask).toThrow(AskedError);
});
