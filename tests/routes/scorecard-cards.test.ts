import { changeDefinitions } from 'db/roll-up/change-definitions';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { DECLARED_METRICS } from '~/features/metrics/declared-metrics';
import { writeVersion } from '~/features/scorecards/write-version.server';
import { loader as personLoader } from '~/routes/_shell.people.$id_.scorecard';
import { loader as teamLoader } from '~/routes/_shell.teams.$id_.scorecard';
import { makeDraft } from '../metrics/scorecard/scorecard-factories';
import { args, responseOf, signedInRequest, unwrap } from './harness';
import { CHANGED_PERSON, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';
import { NEXT_QUARTER, openScoredCenter, type ScoredCenter } from './scorecard-center';

onTheDayOfJudging();

const OUTSIDER = 5;
const [SPRING, SUMMER] = ['2026-Q2', '2026-Q3'];

async function cardOf(user: SignedInUser, { id = CHANGED_PERSON, period = SPRING } = {}) {
  const request = await signedInRequest(user, `/people/${id}/scorecard?period=${period}`);
  return unwrap(await personLoader(args(request, { id: String(id) }))).value as Awaited<
    ReturnType<typeof personLoader>
  >;
}

async function teamOf(user: SignedInUser, { id = TEAM, period = SPRING } = {}) {
  const request = await signedInRequest(user, `/teams/${id}/scorecard?period=${period}`);
  return unwrap(await teamLoader(args(request, { id: String(id) }))).value as Awaited<ReturnType<typeof teamLoader>>;
}

const metricsOf = ({ page }: Awaited<ReturnType<typeof cardOf>>) =>
  page.card!.card.pillars.flatMap((pillar) =>
    pillar.metrics.map((metric) => ({ ...metric, share: (pillar.weight * metric.weight) / 10_000 })),
  );

const row = ({ connection }: Pick<ScoredCenter, 'connection'>, sql: string, ...values: (string | number)[]) =>
  connection.prepare(sql).get(...values) as { n: number; value: number };

const DAYS = ['2026-04-01', '2026-06-30'] as const;
const CSAT =
  'SELECT COUNT(*) AS n, AVG(score >= 4) AS value FROM answers WHERE score IS NOT NULL AND local_date BETWEEN ? AND ?';
const AHT = `SELECT COUNT(*) AS n, AVG(talk_ms + hold_ms + after_contact_work_ms) AS value FROM legs
  WHERE employee_id IS NOT NULL AND is_answered = 1 AND local_date BETWEEN ? AND ?`;
const TRANSFERS = `SELECT COUNT(*) AS n, AVG(is_transferred) AS value FROM legs
  WHERE employee_id IS NOT NULL AND is_answered = 1 AND local_date BETWEEN ? AND ?`;

test('each figure equals its rows, and its points are of what it would be on everybody’s mix of contacts', {
  timeout: 120_000,
}, async () => {
  const center = await openScoredCenter();
  const card = await cardOf(center.supervisor);
  expect([card.period.from, card.period.to, card.page.card!.version?.number]).toEqual([...DAYS, 1]);
  const metrics = metricsOf(card);
  for (const [id, sql] of [
    ['csat', CSAT],
    ['average_handle_time', AHT],
    ['transfer_rate', TRANSFERS],
  ] as const) {
    const { counted, expected, estimate } = metrics.find(({ metricId }) => metricId === id)!;
    const own = row(center, `${sql} AND employee_id = ?`, ...DAYS, CHANGED_PERSON);
    const all = row(center, sql, ...DAYS);
    expect([id, counted.sample]).toEqual([id, own.n]);
    expect(counted.value).toBeCloseTo(own.value, 8);
    expect(estimate!.shown.value).toBeCloseTo((own.value / expected!) * all.value, 6);
    // The center is even but for luck: nobody's mix moves what is expected of them by much.
    expect(Math.abs(expected! / all.value - 1)).toBeLessThan(id === 'transfer_rate' ? 0.15 : 0.04);
    for (const { low, high, value } of [estimate!.shown, estimate!.change]) {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
    }
    expect(estimate!.change.high - estimate!.change.low).toBeGreaterThan(estimate!.shown.high - estimate!.shown.low);
  }
  const csat = metrics.find(({ metricId }) => metricId === 'csat')!;
  expect(csat.points!.value).toBeCloseTo(Math.min(100, (100 * (csat.estimate!.shown.value - 0.6)) / 0.25), 8);
});

test('the whole is the weighted points of its metrics, and its interval holds them', async () => {
  const { supervisor } = await openScoredCenter();
  const card = await cardOf(supervisor);
  const metrics = metricsOf(card);
  const { whole, pillars } = card.page.card!.card;
  expect(whole.points).toBeCloseTo(
    metrics.reduce((sum, { share, points }) => sum + share * points!.value, 0),
    8,
  );
  const square = (of: 'down' | 'up') =>
    Math.sqrt(metrics.reduce((sum, { share, points }) => sum + (share * points![of]) ** 2, 0));
  expect(whole.range!.low).toBeCloseTo(Math.max(0, whole.points! - square('down')), 8);
  expect(whole.range!.high).toBeCloseTo(Math.min(100, whole.points! + square('up')), 8);
  expect(whole.points).toBeCloseTo(
    pillars.reduce((sum, { weight, score }) => sum + (weight / 100) * score.points!, 0),
    8,
  );
});

test('whose customers became unhappy has fewer points than luck explains; a colleague has no real change', async () => {
  const { leader } = await openScoredCenter((pillars) => {
    pillars[0]!.weight = 80;
    pillars[1]!.weight = 10;
    pillars[2]!.weight = 10;
  });
  const changed = (await cardOf(leader, { period: SUMMER })).page.card!;
  expect(changed.before.period.key).toBe(SPRING);
  expect(changed.changes!.whole?.kind).toBe('concerning');
  expect(changed.changes!.pillars[0]!.change!.high).toBeLessThan(0);
  const kinds = await Promise.all(
    [8, 12, 16, 20].map(async (id) => (await cardOf(leader, { id, period: SUMMER })).page.card!.changes!.whole?.kind),
  );
  expect(kinds.filter((kind) => kind === 'common').length).toBeGreaterThanOrEqual(3);
});

test('a new version leaves what was told of earlier periods as it was, and compares two of them by its own yardstick', async () => {
  const center = await openScoredCenter();
  const before = (await cardOf(center.leader)).page.card;
  const { id } = await writeVersion(center.db, center.leader, {
    pillars: makeDraft(([first, second]) => {
      first!.weight = 20;
      second!.weight = 60;
    }),
    fromDate: NEXT_QUARTER,
    reason: 'Resolution matters more',
    token: null,
  });
  expect(id).toBe(2);
  process.env.AS_OF = '2026-11-18';
  expect(JSON.stringify((await cardOf(center.leader)).page.card)).toBe(JSON.stringify(before));
  const autumn = (await cardOf(center.leader, { period: '2026-Q4' })).page.card!;
  expect([autumn.version?.number, autumn.versionBefore?.number]).toEqual([2, 1]);
  expect(autumn.before.card!.pillars.map(({ weight }) => weight)).toEqual([20, 60, 20]);
});

test('what has too few rows says how many more it takes, and its weight opens the range instead of being moved', async () => {
  const center = await openScoredCenter();
  center.connection.prepare('UPDATE daily_facts SET csat_count = 0, csat_top_count = 0 WHERE employee_id = ?').run(8);
  const card = (await cardOf(center.leader, { id: 8 })).page.card!.card;
  const csat = card.pillars[0]!.metrics[0]!;
  expect([csat.points, csat.missing, card.pillars[0]!.score.range]).toEqual([null, 30, null]);
  expect([card.whole.measured, card.whole.points, card.whole.range]).toEqual([0.5, null, null]);
  const light = await openScoredCenter((pillars) => {
    pillars[0]!.weight = 20;
    pillars[1]!.weight = 60;
  });
  light.connection.prepare('UPDATE daily_facts SET csat_count = 0, csat_top_count = 0 WHERE employee_id = ?').run(8);
  const { whole } = (await cardOf(light.leader, { id: 8 })).page.card!.card;
  expect([whole.measured, whole.points]).toEqual([0.8, null]);
  expect(whole.range!.high - whole.range!.low).toBeGreaterThan(20);
  expect((await cardOf(light.leader, { id: 8 })).page.card!.changes!.whole).toBeNull();
});

test('a metric counts as it did when the version was written, whatever the settings say since', async () => {
  const center = await openScoredCenter();
  const fcr = async () => {
    const card = await cardOf(center.leader);
    return {
      ...metricsOf(card).find(({ metricId }) => metricId === 'first_contact_resolution')!,
      notes: card.page.card!.oldVersions,
    };
  };
  const before = await fcr();
  write(center.connection, (tx) =>
    changeDefinitions(
      tx,
      { settings: { repeat_days: 60 } },
      { userId: null, date: '2026-09-20', metrics: DECLARED_METRICS },
    ),
  );
  const after = await fcr();
  expect(before.notes).toEqual([]);
  expect(after.counted).toEqual(before.counted);
  expect(after.points!.value).toBeCloseTo(before.points!.value, 8);
  expect(after.notes).toMatchObject([{ metricId: 'first_contact_resolution', version: 1 }]);
  expect(after.notes[0]!.words).toContain('Counted by version 1 of first-contact resolution');
});

test('an agent sees their own card exactly as their supervisor does, and nobody else’s', async () => {
  const { agent, supervisor, ops, leader } = await openScoredCenter();
  expect(JSON.stringify(await cardOf(agent))).toBe(JSON.stringify(await cardOf(supervisor)));
  const status = async (run: () => unknown) => (await responseOf(run)).status;
  expect(await status(() => cardOf(agent, { id: 8 }))).toBe(404);
  expect(await status(() => cardOf(supervisor, { id: OUTSIDER }))).toBe(404);
  expect(await status(() => cardOf(leader, { id: 9999 }))).toBe(404);
  expect(await status(() => cardOf(ops))).toBe(403);
  expect(await status(() => teamOf(ops))).toBe(403);
  expect(await status(() => teamOf(supervisor, { id: 2 }))).toBe(404);
  expect(await teamOf(agent)).toMatchObject({ page: { people: [] }, mayOpenRows: false });
  expect((await teamOf(supervisor)).mayOpenRows).toBe(true);
});

test('a team’s people stand by name with the card that their own page has; the team’s is of its rows as counted', async () => {
  const center = await openScoredCenter();
  const { page } = await teamOf(center.supervisor);
  expect(page.people.length).toBe(12);
  expect(page.people.map(({ name }) => name)).toEqual(page.people.map(({ name }) => name).sort());
  expect(Object.keys(page.people[0]!).sort()).toEqual(['id', 'name', 'pillars', 'whole']);
  for (const { id, whole } of page.people.slice(0, 3))
    expect(whole).toEqual((await cardOf(center.supervisor, { id })).page.card!.card.whole);
  const csat = page.card!.card.pillars[0]!.metrics[0]!;
  const all = row(
    center,
    `${CSAT} AND employee_id IN (SELECT employee_id FROM team_memberships WHERE team_id = ?)`,
    ...DAYS,
    TEAM,
  );
  expect([csat.counted.sample, csat.expected]).toEqual([all.n, null]);
  expect(csat.counted.value).toBeCloseTo(all.value, 10);
  expect(csat.points!.value).toBeCloseTo((100 * (all.value - 0.6)) / 0.25, 8);
});

test('a period before the first version has no card, and nonsense in the address is the last quarter that is over', async () => {
  const { leader } = await openScoredCenter();
  expect((await cardOf(leader, { period: '2026-Q1' })).page.card).toBeNull();
  expect((await cardOf(leader, { period: 'soon' })).period.key).toBe(SPRING);
  expect((await cardOf(leader, { period: '2026-08' })).period.label).toBe('August 2026');
  expect((await cardOf(leader, { period: '2027-Q1' })).period.key).toBe(SPRING);
  const { leader: other } = await openJudgedCenter();
  expect((await cardOf(other)).page.card).toBeNull();
  expect((await teamOf(other)).page.people).toEqual([]);
});
