import { writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { addDays, mondayOf } from '~/clock';
import { action as recordAction, loader as recordLoader } from '~/routes/_shell.events.new';
import { loader as personLoader } from '~/routes/_shell.people.$id';
import { action as chartAction, loader as chartLoader } from '~/routes/_shell.people.$id_.charts.$metric';
import { loader as teamLoader } from '~/routes/_shell.teams.$id';
import { args, formPost, refused as refusedAs, responseOf, signedInRequest, unwrap } from './harness';
import { AS_OF, CHANGED_PERSON, FIRST_DAY, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';

onTheDayOfJudging();

type Center = Awaited<ReturnType<typeof openJudgedCenter>>;
const CHART = `/people/${CHANGED_PERSON}/charts/csat`;
const PARAMS = { id: String(CHANGED_PERSON), metric: 'csat' };
const OUTSIDER = 5;
const TRAINING = { kind: 'training', title: 'Refund training', onDate: FIRST_DAY, untilDate: '' };

const record = async (user: Center['leader'], fields: Record<string, string>) =>
  recordAction(args(await signedInRequest(user, '/events/new', formPost({ ...TRAINING, ...fields }))));

const act = async (user: Center['leader'], fields: Record<string, string>) =>
  chartAction(args(await signedInRequest(user, CHART, formPost(fields)), PARAMS));

const chartOf = async (user: Center['leader']) =>
  (
    unwrap(await chartLoader(args(await signedInRequest(user, CHART), PARAMS))).value as Awaited<
      ReturnType<typeof chartLoader>
    >
  ).page;

const csatCard = async (user: Center['leader']) => {
  const answer = await personLoader(args(await signedInRequest(user, `/people/${CHANGED_PERSON}`), PARAMS));
  const { page } = unwrap(answer).value as Awaited<ReturnType<typeof personLoader>>;
  return {
    marks: page.judged!.marks,
    ...page.judged!.charts.find(({ metricId }) => metricId === 'csat')!,
  };
};

test('a supervisor records a training; it stands on the chart, and the baseline stays where it is', async () => {
  const { supervisor, db } = await openJudgedCenter();
  const before = await csatCard(supervisor);
  const response = await responseOf(() => record(supervisor, { about: `person-${CHANGED_PERSON}` }));
  expect([response.status, response.headers.get('Location')]).toEqual([302, `/people/${CHANGED_PERSON}`]);
  const after = await csatCard(supervisor);
  const to = expect.stringMatching(/^\/effects\/\d+/);
  expect(after.marks).toContainEqual({ date: FIRST_DAY, label: 'Refund training', kind: 'training', to });
  expect([before.kind, after.kind]).toEqual(['concerning', 'concerning']);
  const audit = await db.selectFrom('audit_entries').select(['action', 'thing', 'user_id']).execute();
  expect(audit).toContainEqual({ action: 'create', thing: 'event', user_id: supervisor.id });
});

test('with a new baseline from that week the chart begins anew, says so, and is as before once that is taken back', async () => {
  const { supervisor } = await openJudgedCenter();
  await record(supervisor, { about: `person-${CHANGED_PERSON}`, isNewBaseline: 'on' });
  const anew = await csatCard(supervisor);
  expect([anew.kind, anew.weeksMissing]).toEqual(['early', 5]);
  expect(anew.baselineMarks).toEqual([
    { date: mondayOf(FIRST_DAY), label: 'New baseline: Refund training', kind: 'other' },
  ]);
  const page = await chartOf(supervisor);
  expect(page.baselines).toMatchObject([
    { reason: 'Refund training', createdBy: expect.any(String), revokedAt: null, fromDate: mondayOf(FIRST_DAY) },
  ]);
  await responseOf(() => act(supervisor, { intent: 'take-back-baseline', id: String(page.baselines[0]!.id) }));
  const back = await csatCard(supervisor);
  expect([back.kind, back.weeksMissing, back.baselineMarks]).toEqual(['concerning', 0, []]);
  expect((await chartOf(supervisor)).baselines).toMatchObject([{ revokedBy: expect.any(String) }]);
  await responseOf(() => act(supervisor, { intent: 'take-back-event', id: String(page.causes.at(-1)!.id) }));
  expect((await csatCard(supervisor)).marks.map(({ label }) => label)).not.toContain('Refund training');
});

test('a person’s word begins a baseline of one chart; without a reason or outside the weeks it is refused', async () => {
  const { supervisor } = await openJudgedCenter();
  const refused = async (fields: Record<string, string>) => {
    const { errors, status } = refusedAs(await act(supervisor, { intent: 'start-baseline', ...fields }));
    return [status, Object.keys(errors)];
  };
  expect(await refused({ fromDate: FIRST_DAY })).toEqual([400, ['reason']]);
  expect(await refused({ fromDate: '2026-02-31', reason: 'New shift' })).toEqual([400, ['fromDate']]);
  expect(await refused({ fromDate: addDays(AS_OF, 30), reason: 'New shift' })).toEqual([400, ['fromDate']]);
  expect(await refused({ eventId: '999' })).toEqual([400, ['eventId', 'fromDate', 'reason']]);
  await responseOf(() => act(supervisor, { intent: 'start-baseline', fromDate: FIRST_DAY, reason: 'New shift' }));
  const page = await chartOf(supervisor);
  expect(page.baselines).toMatchObject([{ reason: 'New shift', metricId: 'csat', eventId: null }]);
  expect(await refused({ fromDate: FIRST_DAY, reason: 'Again' })).toEqual([400, ['fromDate']]);
});

test('what is wrong with an event is said beside its field, and nothing is written', async () => {
  const { supervisor, db } = await openJudgedCenter();
  const refused = async (fields: Record<string, string>) => {
    const { errors, status } = refusedAs(await record(supervisor, { about: `person-${CHANGED_PERSON}`, ...fields }));
    return [status, Object.keys(errors)];
  };
  expect(await refused({ title: ' ' })).toEqual([400, ['title']]);
  expect(await refused({ kind: 'party' })).toEqual([400, ['kind']]);
  expect(await refused({ onDate: addDays(AS_OF, 1) })).toEqual([400, ['onDate']]);
  expect(await refused({ untilDate: addDays(FIRST_DAY, -1) })).toEqual([400, ['untilDate']]);
  expect(await refused({ about: `person-${OUTSIDER}` })).toEqual([400, ['about']]);
  expect(await refused({ about: 'everybody' })).toEqual([400, ['about']]);
  expect(await db.selectFrom('events').where('source', '=', 'recorded').selectAll().execute()).toEqual([]);
});

test('a cause for a team or a queue stands on its people’s charts; a queue moves no baseline', async () => {
  const { supervisor } = await openJudgedCenter();
  await record(supervisor, { about: `team-${TEAM}`, title: 'New script', isNewBaseline: 'on' });
  expect((await csatCard(supervisor)).weeksMissing).toBe(5);
  const { value } = unwrap(await recordLoader(args(await signedInRequest(supervisor, `/events/new?team=${TEAM}`))));
  const { choices, about } = value as Awaited<ReturnType<typeof recordLoader>>;
  expect(about).toBe(`team-${TEAM}`);
  const queue = choices.queues[0]!.value;
  const wrong = refusedAs(await record(supervisor, { about: queue, isNewBaseline: 'on' }));
  expect([wrong.status, Object.keys(wrong.errors)]).toEqual([400, ['isNewBaseline']]);
  await record(supervisor, { about: queue, kind: 'outage', title: 'Refunds down' });
});

test('agents see their own chart and write nothing; ops see none; another team’s person is not known', async () => {
  const { agent, ops, supervisor } = await openJudgedCenter();
  expect((await chartOf(agent)).person.id).toBe(CHANGED_PERSON);
  const status = async (run: () => unknown) => (await responseOf(run)).status;
  expect(await status(() => act(agent, { intent: 'start-baseline', fromDate: FIRST_DAY, reason: 'x' }))).toBe(403);
  expect(await status(() => record(agent, { about: `person-${CHANGED_PERSON}` }))).toBe(403);
  expect(await status(() => chartOf(ops))).toBe(403);
  const other = { id: String(OUTSIDER), metric: 'csat' };
  const url = `/people/${OUTSIDER}/charts/csat`;
  expect(await status(async () => chartLoader(args(await signedInRequest(supervisor, url), other)))).toBe(404);
  const unknown = { ...PARAMS, metric: 'service_level' };
  expect(await status(async () => chartLoader(args(await signedInRequest(supervisor, CHART), unknown)))).toBe(404);
});

test('a week of the textbook chart equals the rows of that week', async () => {
  const { supervisor, connection } = await openJudgedCenter();
  const point = (await chartOf(supervisor)).chart.points.at(-1)!;
  const { answers, happy } = connection
    .prepare(
      `SELECT COUNT(*) AS answers, SUM(score >= 4) AS happy FROM answers
       WHERE employee_id = ? AND score IS NOT NULL AND local_date BETWEEN ? AND ?`,
    )
    .get(CHANGED_PERSON, point.week, addDays(point.week, 6)) as { answers: number; happy: number };
  expect(point).toMatchObject({ n: answers, value: happy / answers });
});

test('a first sign names nobody on the team page, and stands beside what luck alone would show', async () => {
  const { supervisor } = await openJudgedCenter();
  const answer = await teamLoader(args(await signedInRequest(supervisor, `/teams/${TEAM}`), { id: String(TEAM) }));
  const { page } = unwrap(answer).value as Awaited<ReturnType<typeof teamLoader>>;
  const charts = page!.luck.charts;
  expect(charts).toBeGreaterThan(page!.members.length * 3);
  expect(page!.luck.byLuck).toBeCloseTo(charts * 0.008, 10);
  const named = new Set(
    page!.changed.flatMap(({ id, findings }) => findings.map(({ metricId }) => `${id} ${metricId}`)),
  );
  const signs = page!.members.flatMap(({ id, signs }) => signs.map(({ metricId }) => `${id} ${metricId}`));
  expect(signs.filter((sign) => named.has(sign))).toEqual([]);
});

test('a week stands on the chart once its customers have had the days to come back that the settings give them', async () => {
  const { supervisor, connection } = await openJudgedCenter();
  const params = { id: String(CHANGED_PERSON), metric: 'first_contact_resolution' };
  const lastWeek = async () => {
    const request = await signedInRequest(supervisor, `/people/${params.id}/charts/${params.metric}`);
    const { page } = unwrap(await chartLoader(args(request, params))).value as Awaited<ReturnType<typeof chartLoader>>;
    return page.chart.points.at(-1)!.week;
  };
  const monday = mondayOf(AS_OF);
  expect(await lastWeek()).toBe(addDays(monday, -14));
  write(connection, (tx) => writeSetting(tx, 'repeat_days', 21));
  expect(await lastWeek()).toBe(addDays(monday, -28));
});
