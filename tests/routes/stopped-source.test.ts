import { rollUpAll } from 'db/roll-up/roll-up';
import { refreshWeekMix } from 'db/roll-up/week-mix';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { addDays, mondayOf } from '~/clock';
import { formatDay } from '~/components/day';
import { setGoal } from '~/features/goals/new/set-goal.server';
import { loader as todayLoader } from '~/routes/_shell._index';
import { loader as goalLoader } from '~/routes/_shell.goals.$id';
import { loader as metricsLoader } from '~/routes/_shell.metrics';
import { loader as personLoader } from '~/routes/_shell.people.$id';
import { loader as teamLoader } from '~/routes/_shell.teams.$id';
import { args, signedInRequest, unwrap } from './harness';
import { AS_OF, CHANGED_PERSON, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';

onTheDayOfJudging();

type Center = Awaited<ReturnType<typeof openJudgedCenter>>;

/** The judged center, whose surveys came to an end so many weeks before today, a Wednesday: all that was answered lies that much earlier. */
async function openWithoutSurveys(weeks: number) {
  const center = await openJudgedCenter();
  const { connection } = center;
  connection.exec(`UPDATE answers SET asked_at = asked_at - ${weeks * 7 * 86_400_000},
    answered_at = answered_at - ${weeks * 7 * 86_400_000}, local_date = date(local_date, '-${weeks * 7} days')`);
  write(connection, rollUpAll);
  await refreshWeekMix(center.db);
  return center;
}

const personOf = async ({ supervisor }: Center) => {
  const request = await signedInRequest(supervisor, `/people/${CHANGED_PERSON}`);
  const answer = await personLoader(args(request, { id: String(CHANGED_PERSON) }));
  return (unwrap(answer).value as Awaited<ReturnType<typeof personLoader>>).page;
};

// The first test of the file makes the center that the others copy.
test('while surveys come, the person whose customers became unhappy is named', { timeout: 120_000 }, async () => {
  const { judged } = await personOf(await openJudgedCenter());
  expect(judged!.findings.map(({ metricId }) => metricId)).toContain('csat');
  expect(judged!.charts.find(({ metricId }) => metricId === 'csat')).toMatchObject({ silentSince: null });
});

test('once they have stopped nobody is named by what they said, and the chart says since when', async () => {
  const center = await openWithoutSurveys(4);
  const { judged } = await personOf(center);
  expect(judged!.findings.map(({ metricId }) => metricId)).not.toContain('csat');
  expect(judged!.signs.map(({ metricId }) => metricId)).not.toContain('csat');
  expect(judged!.strength?.metricId).not.toBe('csat');
  const chart = judged!.charts.find(({ metricId }) => metricId === 'csat')!;
  expect(chart).toMatchObject({ kind: 'early', silentSince: mondayOf(addDays(AS_OF, -28)) });
  // What came is still drawn; the silent weeks are gaps, no zeros.
  expect(chart.weeks.filter(({ value }) => value !== null).length).toBeGreaterThan(12);
  expect(chart.weeks.slice(-4).map(({ value }) => value === null)).toEqual([false, true, true, true]);
  const today = (await todayLoader(args(await signedInRequest(center.supervisor, '/')))) as unknown;
  expect(JSON.stringify(unwrap(today).value)).not.toMatch(/[Cc]ustomer satisfaction (fell|rose|is|was)/);
  const team = await teamLoader(args(await signedInRequest(center.supervisor, `/teams/${TEAM}`), { id: String(TEAM) }));
  expect(JSON.stringify(unwrap(team).value)).not.toMatch(/[Cc]ustomer satisfaction (fell|rose|is|was)/);
});

test('two weeks without are a late file, not the end: what the weeks before say still stands', async () => {
  const { judged } = await personOf(await openWithoutSurveys(3));
  expect(judged!.findings.map(({ metricId }) => metricId)).toContain('csat');
});

test('months later there is still no verdict and no zero, and others of the person’s metrics are judged as before', async () => {
  const { judged, figures } = await personOf(await openWithoutSurveys(11));
  expect(figures.csat).toMatchObject({ value: null, sample: 0 });
  const silent = judged!.charts.filter(({ silentSince }) => silentSince !== null);
  expect(silent.map(({ metricId }) => metricId)).toEqual(['csat']);
  expect(judged!.findings.map(({ metricId }) => metricId)).not.toContain('csat');
});

test('the catalogue says since when nothing has come, and shows no zero', async () => {
  const center = await openWithoutSurveys(8);
  const { families } = await metricsLoader(args(await signedInRequest(center.leader, '/metrics')));
  const entries = new Map(families.flatMap(({ entries }) => entries.map((entry) => [entry.metric.id, entry])));
  const last = center.connection.prepare('SELECT max(local_date) FROM answers').pluck().get() as string;
  expect(entries.get('csat')).toMatchObject({
    figure: { value: null, sample: 0 },
    silence: `No answers since ${formatDay(last)}. This metric isn’t judged until new ones arrive.`,
  });
  expect(entries.get('quality_score')!.silence).toBe('No reviews in the past year: no import includes them.');
  expect(entries.get('average_handle_time')!.silence).toBeNull();
});

test('a goal on it is not judged by the days before it stopped', async () => {
  const center = await openWithoutSurveys(8);
  const result = await setGoal(center.db, center.supervisor, {
    metricId: 'csat',
    employeeId: CHANGED_PERSON,
    kind: 'period',
    target: 0.95,
    startDate: addDays(AS_OF, -84),
    dueDate: addDays(AS_OF, 28),
    setOn: addDays(AS_OF, -84),
    counterMetricId: 'transfer_rate',
    counterLimit: 0.5,
  });
  if (!result.isSet) throw new Error(JSON.stringify(result.errors));
  const request = await signedInRequest(center.supervisor, `/goals/${result.id}`);
  const { goal } = await goalLoader(args(request, { id: String(result.id) }));
  expect(goal).toMatchObject({ status: 'not enough data', isGuardBroken: false });
  expect(goal.tag.words).toBe('Not enough data · missing days');
  expect(goal.sentence).toMatch(/^Can’t tell: only \d+ of 60 working days have data\. Load the missing days\.$/);
});
