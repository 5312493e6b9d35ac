import { writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { sayEffect } from '~/features/effects/effect-words';
import { getMetric } from '~/metrics/catalogue';
import { loader as listLoader } from '~/routes/_shell.effects._index';
import { loader as effectLoader } from '~/routes/_shell.effects.$id';
import { loader as personLoader } from '~/routes/_shell.people.$id';
import { loader as chartLoader } from '~/routes/_shell.people.$id_.charts.$metric';
import { args, responseOf, signedInRequest, unwrap } from './harness';
import { AS_OF, CHANGED_PERSON, FIRST_DAY, LAST_DAY, onTheDayOfJudging, openJudgedCenter } from './judged-center';

onTheDayOfJudging();

type Center = Awaited<ReturnType<typeof openJudgedCenter>>;
type Someone = { id: number };

/** A Wednesday of the week before the change: the eight weeks after it are the changed ones. */
const TRAINED_ON = addDays(FIRST_DAY, -5);
/** In team 2, 1 more than a multiple of four: the supervisor of team 1 knows nothing of them. */
const STRANGER = 5;

let count = 0;
async function makeEvent(
  { db }: Center,
  event: { kind?: string; title?: string; person?: number; queue?: number; on?: string },
) {
  const { id } = await db
    .insertInto('events')
    .values({
      source: 'test',
      event_key: String(++count),
      kind: event.kind ?? 'training',
      title: event.title ?? 'Listening',
      on_date: event.on ?? TRAINED_ON,
      employee_id: event.person ?? null,
      queue_id: event.queue ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const list = async (user: Someone, search = '') =>
  unwrap(await listLoader(args(await signedInRequest(user, `/effects${search}`)))).value as Awaited<
    ReturnType<typeof listLoader>
  >;
const open = async (user: Someone, id: number | string, search = '') =>
  unwrap(await effectLoader(args(await signedInRequest(user, `/effects/${id}${search}`), { id: String(id) })))
    .value as Awaited<ReturnType<typeof effectLoader>>;
const statusOf = async (user: Someone, id: number | string) =>
  (await responseOf(async () => effectLoader(args(await signedInRequest(user, '/effects/1'), { id: String(id) }))))
    .status;

// The first test of the file makes the center that the others copy.
test('the figures of an event equal the rows of its windows, and the worsening after it is said', {
  timeout: 120_000,
}, async () => {
  const center = await openJudgedCenter();
  const id = await makeEvent(center, { person: CHANGED_PERSON });
  const { page } = await open(center.supervisor, id);
  const csat = page.effects.find(({ metricId }) => metricId === 'csat')!;
  const rows = (from: string, to: string) =>
    center.connection
      .prepare(
        `SELECT COUNT(*) AS n, SUM(score >= 4) AS x FROM answers
         WHERE employee_id = ? AND score IS NOT NULL AND local_date BETWEEN ? AND ?`,
      )
      .get(CHANGED_PERSON, from, to) as { n: number; x: number };
  expect(csat.windows.after).toEqual({ from: FIRST_DAY, to: LAST_DAY });
  expect(csat.after).toMatchObject(rows(FIRST_DAY, LAST_DAY));
  expect(csat.before).toMatchObject(rows(csat.windows.before!.from, csat.windows.before!.to));
  expect(csat.before.n).toBeGreaterThan(100);
  expect([csat.kind, csat.leftOut]).toEqual(['worse', 0]);
  expect(csat.comparable).toBeGreaterThanOrEqual(12);
  expect(csat.estimate!.difference).toBeLessThan(-0.2);
  const { value } = page.course.find(({ week }) => week === FIRST_DAY)!;
  const first = rows(FIRST_DAY, addDays(FIRST_DAY, 6));
  expect(value).toBe(first.x / first.n);
  const { effects } = await list(center.supervisor);
  expect(effects[0]).toMatchObject({ id, title: 'Listening', said: { tag: { words: 'Worse' } } });
  expect(effects[0]!.said.text).toMatch(/^Customer satisfaction worse by \d+ to \d+ points than comparable people/);
});

test('a training of somebody who did not change has no effect on anything', async () => {
  const center = await openJudgedCenter();
  const id = await makeEvent(center, { person: 8 });
  const { page } = await open(center.supervisor, id);
  expect(page.effects.map(({ kind }) => kind).filter((kind) => kind !== 'none' && kind !== 'unknown')).toEqual([]);
  expect(page.effects.length).toBeGreaterThan(3);
});

test('no system metric is ever told of people, and of a queue it may be', async () => {
  const center = await openJudgedCenter();
  const trained = await open(center.leader, await makeEvent(center, { person: CHANGED_PERSON }));
  const changed = await open(center.leader, await makeEvent(center, { kind: 'process_change', queue: 2 }));
  const controls = (effects: typeof trained.page.effects) =>
    new Set(effects.map(({ metricId }) => getMetric(metricId).control));
  expect(controls(trained.page.effects)).not.toContain('system');
  expect(controls(changed.page.effects)).toContain('system');
  expect(changed.page.involved).toBe('the queue Queue 2');
  expect(changed.page.chosen?.comparable).toBeGreaterThanOrEqual(3);
});

test('the supervisor sees of a training of two teams their own people alone, and the leader all', async () => {
  const center = await openJudgedCenter();
  const id = await makeEvent(center, { person: CHANGED_PERSON });
  const other = await makeEvent(center, { person: STRANGER });
  const foreign = await makeEvent(center, { person: STRANGER, title: 'For them alone' });
  expect((await open(center.supervisor, id)).page.names.map((one) => one.id)).toEqual([CHANGED_PERSON]);
  const all = (await open(center.leader, other)).page;
  expect([all.event.id, all.names.map((one) => one.id)]).toEqual([id, [CHANGED_PERSON, STRANGER]]);
  expect((await open(center.leader, id, `?person=${STRANGER}`)).page.names.map((one) => one.id)).toEqual([STRANGER]);
  expect((await list(center.supervisor)).effects.map((one) => one.id)).toEqual([id]);
  expect(await statusOf(center.supervisor, foreign)).toBe(404);
  expect(await statusOf(center.supervisor, 'nonsense')).toBe(404);
});

test('an agent sees what followed their own training as the supervisor does, nothing of others, and ops nothing', async () => {
  const center = await openJudgedCenter();
  const own = await makeEvent(center, { person: CHANGED_PERSON });
  const others = await makeEvent(center, { person: 8, title: 'Another' });
  const process = await makeEvent(center, { kind: 'process_change', queue: 2 });
  expect(await open(center.agent, own)).toEqual(await open(center.supervisor, own));
  expect((await list(center.agent)).effects.map((one) => one.id)).toEqual([own]);
  expect([await statusOf(center.agent, others), await statusOf(center.agent, process)]).toEqual([404, 404]);
  expect(await statusOf(center.ops, own)).toBe(403);
});

test('what happened yesterday is too early and says from when on it can be told', async () => {
  const center = await openJudgedCenter();
  await makeEvent(center, { person: CHANGED_PERSON, on: addDays(AS_OF, -1), kind: 'session' });
  const { said } = (await list(center.supervisor, '?kind=session')).effects[0]!;
  expect(said.tag.words).toBe('Can’t tell');
  expect(said.text).toContain('Too early to tell: the first full week ends on 4 Oct');
});

test('when first-contact resolution can be told hangs on the days that the settings give customers to come back', async () => {
  const center = await openJudgedCenter();
  write(center.connection, (tx) => writeSetting(tx, 'repeat_days', 21));
  const id = await makeEvent(center, { person: CHANGED_PERSON, on: addDays(AS_OF, -1), kind: 'session' });
  const { page } = await open(center.supervisor, id);
  const said = page.effects.find(({ metricId }) => metricId === 'first_contact_resolution')!;
  expect(sayEffect(said, 'people', AS_OF)).toContain('the first full week ends on 25 Oct');
});

test('without comparable people, for everybody at once, and for somebody without contacts it cannot be told, and why is said', async () => {
  const center = await openJudgedCenter();
  await makeEvent(center, { title: 'For all', kind: 'process_change' });
  for (let person = 1; person <= 48; person++) await makeEvent(center, { person, title: 'For each', kind: 'session' });
  const newcomer = await center.db
    .insertInto('employees')
    .values({ name: 'Nobody yet', is_contractor: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await makeEvent(center, { person: newcomer.id, title: 'Without contacts' });
  const said = new Map((await list(center.leader)).effects.map(({ title, said }) => [title, said.text]));
  expect(said.get('For all')).toContain('t was for everyone, so there is nobody to compare with');
  expect(said.get('For each')).toBe('Too few comparable people to compare with.');
  expect(said.get('Without contacts')).toMatch(/^No .+ in the weeks before/);
});

test('what else was done in those weeks is said, for it may be its doing', async () => {
  const center = await openJudgedCenter();
  const id = await makeEvent(center, { person: CHANGED_PERSON });
  await makeEvent(center, { person: CHANGED_PERSON, kind: 'session', title: 'A talk', on: addDays(TRAINED_ON, 14) });
  await makeEvent(center, { person: 8, kind: 'session', title: 'Of another', on: addDays(TRAINED_ON, 14) });
  const { also } = await open(center.supervisor, id);
  expect(also).toMatch(/there was also “A talk”/);
  expect(also).not.toContain('Of another');
});

test('the list keeps to kind, team and weeks of its address, and nonsense there is everything of 26 weeks', async () => {
  const center = await openJudgedCenter();
  const training = await makeEvent(center, { person: CHANGED_PERSON });
  const session = await makeEvent(center, { person: STRANGER, kind: 'session' });
  const old = await makeEvent(center, { person: CHANGED_PERSON, kind: 'session', on: addDays(AS_OF, -200) });
  const ids = async (search: string) => (await list(center.leader, search)).effects.map((one) => one.id).sort();
  expect(await ids('?kind=training')).toEqual([training]);
  expect(await ids('?team=2')).toEqual([session]);
  expect(await ids('?weeks=52')).toEqual([training, session, old]);
  expect(await ids('?kind=x&team=-1&weeks=9&page=77')).toEqual([training, session]);
  expect((await list(center.leader, '?kind=process_change')).effects).toEqual([]);
});

test('the person’s page says what followed for them alone', async () => {
  const center = await openJudgedCenter();
  const id = await makeEvent(center, { person: CHANGED_PERSON });
  await makeEvent(center, { person: 8 });
  const request = await signedInRequest(center.supervisor, `/people/${CHANGED_PERSON}`);
  const { followed } = await personLoader(args(request, { id: String(CHANGED_PERSON) }));
  expect(followed.map((one) => [one.id, one.said.tag.words])).toEqual([[id, 'Worse']]);
});

test('a person’s charts lead from an event to what followed it, where whoever looks may see that, and nowhere else', async () => {
  const center = await openJudgedCenter();
  const training = await makeEvent(center, { person: CHANGED_PERSON });
  const everybodys = await makeEvent(center, { kind: 'process_change', title: 'New phones' });
  const obstacle = await makeEvent(center, { kind: 'obstacle', title: 'Slow screen', person: CHANGED_PERSON });
  const params = { id: String(CHANGED_PERSON), metric: 'csat' };
  const linksFor = async (user: Someone) => {
    const personRequest = await signedInRequest(user, `/people/${params.id}`);
    const { page } = unwrap(await personLoader(args(personRequest, params))).value as Awaited<
      ReturnType<typeof personLoader>
    >;
    const chartRequest = await signedInRequest(user, `/people/${params.id}/charts/csat`);
    const chart = unwrap(await chartLoader(args(chartRequest, params))).value as Awaited<
      ReturnType<typeof chartLoader>
    >;
    const posts = Object.fromEntries(page.judged!.marks.map(({ label, to }) => [label, to]));
    expect(Object.fromEntries(chart.page.marks.map(({ label, to }) => [label, to]))).toEqual(posts);
    expect(Object.fromEntries(chart.page.causes.map(({ title, to }) => [title, to]))).toEqual(posts);
    return posts;
  };
  const own = `/effects/${training}?person=${CHANGED_PERSON}`;
  expect(await linksFor(center.supervisor)).toEqual({ Listening: own, 'New phones': `/effects/${everybodys}` });
  expect(await linksFor(center.agent)).toEqual({ Listening: own });
  expect((await open(center.agent, training, `?person=${CHANGED_PERSON}`)).page.effects.length).toBeGreaterThan(0);
  expect(await statusOf(center.agent, everybodys)).toBe(404);
  expect(await statusOf(center.supervisor, obstacle)).toBe(404);
});
