import { beginChanges, noteImport } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { loader as todayLoader } from '~/routes/_shell._index';
import { loader as personLoader } from '~/routes/_shell.people.$id';
import { loader as teamsLoader } from '~/routes/_shell.teams._index';
import { loader as teamLoader } from '~/routes/_shell.teams.$id';
import { makeAdherenceInterval, makeAgentInterval, makeImport } from '../factories';
import { args, responseOf, signedInRequest, unwrap } from './harness';
import { CHANGED_PERSON, FIRST_DAY, LAST_DAY, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';

onTheDayOfJudging();

type Center = Awaited<ReturnType<typeof openJudgedCenter>>;

/** Straight from the rows, past daily_facts and the metrics layer. */
function sumRows({ connection }: Center, employeeId: number) {
  const { handled, handle_ms } = connection
    .prepare(
      `SELECT COUNT(*) AS handled, SUM(talk_ms + hold_ms + after_contact_work_ms) AS handle_ms FROM legs
       WHERE employee_id = ? AND is_answered = 1 AND local_date BETWEEN ? AND ?`,
    )
    .get(employeeId, FIRST_DAY, LAST_DAY) as { handled: number; handle_ms: number };
  const { answers, happy } = connection
    .prepare(
      `SELECT COUNT(*) AS answers, SUM(score >= 4) AS happy FROM answers
       WHERE employee_id = ? AND score IS NOT NULL AND local_date BETWEEN ? AND ?`,
    )
    .get(employeeId, FIRST_DAY, LAST_DAY) as { answers: number; happy: number };
  return { handled, handleTime: handle_ms / handled, answers, csat: happy / answers };
}

const personPage = async (user: Center['agent'], id: number | string, search = '') =>
  unwrap(await personLoader(args(await signedInRequest(user, `/people/${id}${search}`), { id: String(id) })))
    .value as Awaited<ReturnType<typeof personLoader>>;

test('the person page’s figures equal the rows', async () => {
  const center = await openJudgedCenter();
  const { page } = await personPage(center.supervisor, CHANGED_PERSON);
  const rows = sumRows(center, CHANGED_PERSON);
  expect(rows.answers).toBeGreaterThan(20);
  expect(page.figures.contacts_handled?.value).toBe(rows.handled);
  expect(page.figures.average_handle_time?.value).toBeCloseTo(rows.handleTime, 6);
  expect(page.figures.csat?.value).toBeCloseTo(rows.csat, 12);
  expect(page.figures.csat?.sample).toBe(rows.answers);
});

test('a week of the person’s chart equals the rows of that week', async () => {
  const center = await openJudgedCenter();
  const { page } = await personPage(center.supervisor, CHANGED_PERSON);
  expect(page.judged?.charts.find(({ metricId }) => metricId === 'csat')?.question).toBe(
    'Share of survey answers in the top two of five.',
  );
  const last = page.judged?.charts.find(({ metricId }) => metricId === 'csat')?.weeks.at(-1);
  const { answers, happy } = center.connection
    .prepare(
      `SELECT COUNT(*) AS answers, SUM(score >= 4) AS happy FROM answers
       WHERE employee_id = ? AND score IS NOT NULL AND local_date >= ? AND local_date <= ?`,
    )
    .get(CHANGED_PERSON, last?.week, LAST_DAY) as { answers: number; happy: number };
  expect(last).toMatchObject({ value: happy / answers, sample: answers, signal: 'worse' });
});

test('the team page’s figures equal the rows, person by person', async () => {
  const center = await openJudgedCenter();
  const request = await signedInRequest(center.supervisor, `/teams/${TEAM}`);
  const { page } = await teamLoader(args(request, { id: String(TEAM) }));
  expect(page?.members).toHaveLength(12);
  for (const member of page?.members ?? []) {
    const rows = sumRows(center, member.id);
    expect(member.figures?.csat?.value).toBeCloseTo(rows.csat, 12);
    expect(member.figures?.average_handle_time?.value).toBeCloseTo(rows.handleTime, 6);
  }
  const point = page?.funnel?.points.find(({ id }) => id === CHANGED_PERSON);
  expect(point?.sample).toBe(sumRows(center, CHANGED_PERSON).answers);
});

test('Today names the one who changed, with the figures of the rows, and nobody else', async () => {
  const center = await openJudgedCenter();
  const { today } = await todayLoader(args(await signedInRequest(center.supervisor, '/')));
  expect(today?.toSee.map(({ id }) => id)).toEqual([CHANGED_PERSON]);
  expect(today?.toThank).toEqual([]);
  expect(today?.teamSize).toBe(12);
  const rows = sumRows(center, CHANGED_PERSON);
  const csat = today?.toSee[0]?.findings.find(({ metricId }) => metricId === 'csat');
  expect(csat?.kind).toBe('concerning');
  expect(csat?.lead).toMatch(new RegExp(` to ${Math.round(rows.csat * 100)}%$`));
  expect(csat?.why).toContain(`${rows.answers} answers over the last`);
});

test('an agent sees of themself exactly what the supervisor sees', async () => {
  const center = await openJudgedCenter();
  const {
    canSetGoal: supervisorMay,
    canRecord: supervisorRecords,
    ...supervisors
  } = await personPage(center.supervisor, CHANGED_PERSON);
  const { canSetGoal: agentMay, canRecord: agentRecords, ...agents } = await personPage(center.agent, CHANGED_PERSON);
  expect(agents).toEqual(supervisors);
  expect([supervisorMay, agentMay]).toEqual([true, false]);
  expect([supervisorRecords, agentRecords]).toEqual([true, false]);
});

test('of the team an agent sees ranges, and no name but the team’s and its leader’s', async () => {
  const center = await openJudgedCenter();
  const view = await teamLoader(args(await signedInRequest(center.agent, `/teams/${TEAM}`), { id: String(TEAM) }));
  expect(view.page).toBeNull();
  expect(view.bands?.bands.map(({ metricId }) => metricId)).toContain('csat');
  expect(JSON.stringify(view)).not.toMatch(/Person \d+/);
  const teams = await teamsLoader(args(await signedInRequest(center.agent, '/teams')));
  expect(JSON.stringify(teams)).not.toMatch(/Person \d+/);
});

test('whoever may not know of a person or team is told 404, whoever may not see people at all 403', async () => {
  const { supervisor, agent, ops } = await openJudgedCenter();
  const status = async (user: typeof agent, loader: typeof personLoader | typeof teamLoader, id: string) =>
    (await responseOf(async () => loader(args(await signedInRequest(user, '/x'), { id }) as never))).status;
  expect(await status(supervisor, personLoader, '1')).toBe(404);
  expect(await status(agent, personLoader, '8')).toBe(404);
  expect(await status(supervisor, personLoader, 'nonsense')).toBe(404);
  expect(await status(supervisor, teamLoader, '2')).toBe(404);
  expect(await status(ops, personLoader, String(CHANGED_PERSON))).toBe(403);
  expect(await status(ops, teamLoader, String(TEAM))).toBe(403);
});

test('an agent who opens Today lands on their own page', async () => {
  const { agent } = await openJudgedCenter();
  const response = await responseOf(async () => todayLoader(args(await signedInRequest(agent, '/'))));
  expect(response.headers.get('Location')).toBe(`/people/${CHANGED_PERSON}`);
});

test('a nonsense period in the address becomes the last eight weeks', async () => {
  const { supervisor } = await openJudgedCenter();
  const { period } = await personPage(supervisor, CHANGED_PERSON, '?period=days&from=2026-13-45&to=x');
  expect(period).toMatchObject({ period: '8', from: FIRST_DAY, to: LAST_DAY });
});

test('a schedule and a report of paid time add their figures and move no verdict, however far back they reach', async () => {
  const without = await personPage((await openJudgedCenter()).supervisor, CHANGED_PERSON);
  const { db, connection, supervisor } = await openJudgedCenter();
  const import_id = await makeImport(db);
  const common = { import_id, employee_id: CHANGED_PERSON };
  const { id: queue_id } = await db
    .insertInto('queues')
    .values({ name: 'A queue without contacts' })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const local_date of ['2024-01-08', LAST_DAY]) {
    await makeAdherenceInterval(db, { ...common, local_date, adherence_scheduled_ms: 100, out_of_adherence_ms: 90 });
    await makeAgentInterval(db, { ...common, local_date, queue_id, contact_ms: 99, available_ms: 1 });
  }
  beginChanges(connection);
  noteImport(connection, import_id);
  write(connection, rollUpChanges);
  const { page } = await personPage(supervisor, CHANGED_PERSON);
  expect(page.figures.adherence).toMatchObject({ value: 0.1, interval: null, isReliable: false });
  expect(page.figures.occupancy).toMatchObject({ value: 0.99 });
  expect(page.judged).toEqual(without.page.judged);
  expect([page.queues, page.channels]).toEqual([without.page.queues, without.page.channels]);
  const { today } = await todayLoader(args(await signedInRequest(supervisor, '/')));
  expect(today?.toSee.map(({ id }) => id)).toEqual([CHANGED_PERSON]);
});
