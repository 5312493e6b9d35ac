import { writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { findScorecardVersions, versionOn } from '~/features/scorecards/scorecard-versions.server';
import { writeVersion } from '~/features/scorecards/write-version.server';
import type { DraftPillar } from '~/metrics/scorecard/check-definition';
import { action as scorecardAction, loader as scorecardLoader } from '~/routes/_shell.scorecard._index';
import { action as newAction, loader as newLoader } from '~/routes/_shell.scorecard.new';
import { makeDefinition, makeDraft } from '../metrics/scorecard/scorecard-factories';
import { args, formPost, responseOf, signedInRequest, unwrap } from './harness';
import { onTheDayOfJudging, openJudgedCenter } from './judged-center';
import { NEXT_QUARTER, openScoredCenter, QUARTER, type ScoredCenter, versionForm } from './scorecard-center';

onTheDayOfJudging();

const send = async (user: SignedInUser, fields: Record<string, string>) =>
  newAction(args(await signedInRequest(user, '/scorecard/new', formPost(fields))));

/** The errors by field that a form is answered with. */
async function refused(user: SignedInUser, fields: Record<string, string>) {
  const { value, status } = unwrap(await send(user, fields));
  return { status, error: (value as { result: { error: Record<string, string[]> } }).result.error };
}

const takeBack = async (user: SignedInUser, id: number) =>
  scorecardAction(args(await signedInRequest(user, '/scorecard', formPost({ intent: 'take-back', id: String(id) }))));

const pageOf = async (user: SignedInUser) =>
  unwrap(await scorecardLoader(args(await signedInRequest(user, '/scorecard')))).value as Awaited<
    ReturnType<typeof scorecardLoader>
  >;

const heavier = makeDraft((pillars) => {
  pillars[0]!.weight = 30;
  pillars[1]!.weight = 50;
});

const countVersions = ({ connection }: ScoredCenter) =>
  (connection.prepare('SELECT COUNT(*) AS n FROM scorecard_versions').get() as { n: number }).n;

test('a leader writes a version for the next quarter: it is on record with who, when and what changed, and begins then', {
  timeout: 120_000,
}, async () => {
  const center = await openScoredCenter();
  const response = await responseOf(() => send(center.leader, versionForm(heavier)));
  expect([response.status, response.headers.get('Location')]).toEqual([302, '/scorecard']);
  const { versions } = await pageOf(center.supervisor);
  expect(versions.map(({ number, state }) => [number, state])).toEqual([
    [1, 'in force'],
    [2, 'upcoming'],
  ]);
  expect(versions[1]).toMatchObject({
    fromDate: NEXT_QUARTER,
    reason: 'Resolution matters more',
    createdBy: center.leader.name,
    changes: ['“Customers”: 50%, now 30%.', '“Quality of resolution”: 30%, now 50%.'],
  });
  expect(versions[0]!.definition).toEqual(makeDefinition());
  const stored = await findScorecardVersions(center.db);
  expect(
    ['2026-03-31', '2026-04-01', QUARTER, '2026-09-30', NEXT_QUARTER].map((day) => versionOn(stored, day)?.number),
  ).toEqual([undefined, 1, 1, 1, 2]);
  const audit = await center.db
    .selectFrom('audit_entries')
    .select(['action', 'user_id', 'thing_id', 'detail'])
    .where('thing', '=', 'scorecard')
    .execute();
  expect(audit.at(-1)).toEqual({ action: 'create', user_id: center.leader.id, thing_id: '2', detail: NEXT_QUARTER });
});

test('a double click writes one version, and a second one for the same quarter is refused with its number', async () => {
  const center = await openScoredCenter();
  await responseOf(() => send(center.leader, versionForm(heavier)));
  const again = await responseOf(() => send(center.leader, versionForm(heavier)));
  expect([again.status, countVersions(center)]).toEqual([302, 2]);
  const { status, error } = await refused(center.leader, versionForm(heavier, { token: 'token-2' }));
  expect(status).toBe(400);
  expect(error).toEqual({
    fromDate: [
      'Version 2 already starts in October – December 2026. Undo that version first, or choose another quarter.',
    ],
  });
  expect(countVersions(center)).toBe(2);
  const insert = center.connection.prepare(
    'INSERT INTO scorecard_versions (from_date, reason, created_by, created_at) VALUES (?, ?, ?, 0)',
  );
  expect(() => insert.run(NEXT_QUARTER, 'x', center.leader.id)).toThrow('UNIQUE');
  expect(() => insert.run('2026-11-02', 'x', center.leader.id)).toThrow('CHECK');
});

test('a version is taken back until its quarter begins, and then another may begin there; what has begun stays', async () => {
  const center = await openScoredCenter();
  await responseOf(() => send(center.leader, versionForm(heavier)));
  expect((await responseOf(() => takeBack(center.leader, 2))).status).toBe(302);
  const { versions } = await pageOf(center.leader);
  expect(versions[1]).toMatchObject({ state: 'undone', takenBackBy: center.leader.name, mayBeTakenBack: false });
  expect((await responseOf(() => takeBack(center.leader, 2))).status).toBe(302);
  const { value, status } = unwrap(await takeBack(center.leader, center.versionId));
  expect([status, value]).toEqual([
    400,
    {
      refusal: 'Version 1 has already started and can’t be undone. Create a new version for the next quarter.',
    },
  ]);
  expect(unwrap(await takeBack(center.leader, 99)).status).toBe(400);
  expect((await responseOf(() => send(center.leader, versionForm(heavier, { token: 'token-2' })))).status).toBe(302);
  process.env.AS_OF = NEXT_QUARTER;
  expect(unwrap(await takeBack(center.leader, 3)).status).toBe(400);
  const actions = await center.db
    .selectFrom('audit_entries')
    .select('action')
    .where('thing', '=', 'scorecard')
    .orderBy('id')
    .execute();
  expect(actions.map(({ action }) => action)).toEqual(['create', 'create', 'take_back', 'create']);
});

test('each mistake is answered beside its field, and nothing is written', async () => {
  const center = await openScoredCenter();
  const errorOf = async (change: (pillars: DraftPillar[]) => void) =>
    (await refused(center.leader, versionForm(makeDraft(change)))).error;
  expect(await errorOf(([first]) => (first!.weight = 45))).toEqual({
    pillars: ['The weights of the pillars add up to 95%: 5% missing.'],
  });
  expect(await errorOf(([first]) => (first!.metrics[0]!.target = 0.6))).toEqual({
    'pillars[0].metrics[0].target': ['Use different values for 0 and 100 points.'],
  });
  const system = await errorOf(([first]) => (first!.metrics[0]!.metricId = 'service_level'));
  expect(system['pillars[0].metrics[0].metricId']?.[0]).toMatch(
    /^Service level depends on staffing and demand, not on a person/,
  );
  const form = versionForm(makeDraft());
  const bad = async (fields: Record<string, string>) => refused(center.leader, { ...form, ...fields });
  expect((await bad({ reason: ' ' })).error).toHaveProperty('reason');
  expect((await bad({ 'pillars[2].metrics[0].floor': 'soon' })).error).toEqual({
    'pillars[2].metrics[0].floor': ['This isn’t a valid value. Minutes and seconds, such as 5:10.'],
  });
  for (const fromDate of [QUARTER, '2026-11-01', '', 'tomorrow', '2030-01-01'])
    expect([fromDate, Object.keys((await bad({ fromDate })).error)]).toEqual([fromDate, ['fromDate']]);
  expect((await refused(center.leader, { intent: 'save', reason: 'x', fromDate: NEXT_QUARTER })).error).toEqual({
    pillars: ['Add at least one pillar.'],
  });
  expect(countVersions(center)).toBe(1);
});

test('lines are put in and taken out by sending the form, and nothing is written by that', async () => {
  const center = await openScoredCenter();
  const { fields } = unwrap(await newLoader(args(await signedInRequest(center.leader, '/scorecard/new'))))
    .value as Awaited<ReturnType<typeof newLoader>>;
  expect(fields.pillars.map(({ name, weight }) => [name, weight])).toEqual([
    ['Customers', '50'],
    ['Quality of resolution', '30'],
    ['Efficiency', '20'],
  ]);
  expect(fields.pillars[2]!.metrics[0]).toEqual({
    metricId: 'average_handle_time',
    weight: '100',
    floor: '3:00',
    target: '5:00',
    targetHigh: '6:00',
    floorHigh: '9:00',
  });
  const form = versionForm(makeDraft());
  delete form.intent;
  const intent = JSON.stringify({ type: 'insert', payload: { name: 'pillars', defaultValue: { name: 'New' } } });
  const { value, status } = unwrap(await send(center.leader, { ...form, __intent__: intent }));
  const { initialValue } = (value as { result: { initialValue: { pillars: { name: string }[] } } }).result;
  expect([status, initialValue.pillars.map(({ name }) => name)]).toEqual([
    200,
    ['Customers', 'Quality of resolution', 'Efficiency', 'New'],
  ]);
  expect(countVersions(center)).toBe(1);
});

test('whoever chooses the figures sees where people were, as the rows have it', async () => {
  const { leader, connection } = await openScoredCenter();
  const { spread } = unwrap(await newLoader(args(await signedInRequest(leader, '/scorecard/new')))).value as Awaited<
    ReturnType<typeof newLoader>
  >;
  const means = connection
    .prepare(
      `SELECT AVG(talk_ms + hold_ms + after_contact_work_ms) AS mean FROM legs
       WHERE employee_id IS NOT NULL AND is_answered = 1 AND local_date BETWEEN '2026-04-01' AND '2026-06-30'
       GROUP BY employee_id ORDER BY mean`,
    )
    .all() as { mean: number }[];
  const handleTime = spread.metrics.find(({ metricId }) => metricId === 'average_handle_time')!;
  expect([spread.period.key, handleTime.people]).toEqual(['2026-Q2', means.length]);
  expect(handleTime.middle).toBeCloseTo((means[23]!.mean + means[24]!.mean) / 2, 6);
  expect(handleTime.low).toBeGreaterThan(means[4]!.mean);
  expect(handleTime.low).toBeLessThan(means[5]!.mean);
  expect(spread.metrics.some(({ metricId }) => metricId === ('service_level' as string))).toBe(false);
});

test('the first version may begin with a quarter that has begun, and be taken back on that day alone', async () => {
  const { leader, db } = await openJudgedCenter();
  const write = (fromDate: string, token: string) =>
    writeVersion(db, leader, { pillars: makeDraft(), fromDate, reason: 'The first', token });
  expect((await write('2025-04-01', 'a')).problems).toHaveProperty('fromDate');
  expect((await write(QUARTER, 'b')).problems).toBeNull();
  expect((await write('2026-04-01', 'c')).problems).toHaveProperty('fromDate');
  expect((await pageOf(leader)).versions[0]?.mayBeTakenBack).toBe(true);
  process.env.AS_OF = '2026-09-24';
  expect((await pageOf(leader)).versions[0]?.mayBeTakenBack).toBe(false);
});

test('all who are measured read the definition; only leaders and admins write; ops are not concerned', async () => {
  const center = await openScoredCenter();
  const { supervisor, agent, ops, leader } = center;
  expect((await pageOf(agent)).versions.length).toBe(1);
  expect([
    (await pageOf(agent)).mayWrite,
    (await pageOf(supervisor)).mayWrite,
    (await pageOf(leader)).mayWrite,
  ]).toEqual([false, false, true]);
  const status = async (run: () => unknown) => (await responseOf(run)).status;
  expect(await status(() => pageOf(ops))).toBe(403);
  for (const user of [supervisor, agent, ops]) {
    expect(await status(() => send(user, versionForm(heavier)))).toBe(403);
    expect(await status(() => takeBack(user, center.versionId))).toBe(403);
    expect(await status(async () => newLoader(args(await signedInRequest(user, '/scorecard/new'))))).toBe(403);
  }
  expect(countVersions(center)).toBe(1);
});

test('where the center’s quarters begin in February, versions begin with them and periods are those', async () => {
  const center = await openJudgedCenter();
  write(center.connection, (tx) => writeSetting(tx, 'quarter_start', 'february'));
  const form = unwrap(await newLoader(args(await signedInRequest(center.leader, '/scorecard/new')))).value as Awaited<
    ReturnType<typeof newLoader>
  >;
  expect(form.quarters.map(({ label }) => label)).toContain('November 2026 – January 2027');
  expect(form.spread.period).toMatchObject({ from: '2026-05-01', to: '2026-07-31' });
  const { error } = await refused(center.leader, versionForm(makeDraft(), { fromDate: NEXT_QUARTER }));
  expect(error.fromDate).toEqual([expect.stringContaining('future quarter')]);
  const response = await responseOf(() => send(center.leader, versionForm(makeDraft(), { fromDate: '2026-11-01' })));
  expect(response.headers.get('Location')).toBe('/scorecard');
});
