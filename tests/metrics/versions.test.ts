import { findMetricVersions } from 'db/queries/definitions';
import { GRAINS } from 'db/queries/sum-facts';
import { changeDefinitions, type DefinitionChange } from 'db/roll-up/change-definitions';
import { rollUpAll } from 'db/roll-up/roll-up';
import { DEFAULT_SETTINGS } from 'db/settings';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { DECLARED_METRICS } from '~/features/metrics/declared-metrics';
import { findFigures } from '~/features/metrics/figures.server';
import { findMetricInForce } from '~/features/metrics/metric-in-force.server';
import { findFiguresUnder, findVersionOrInForce } from '~/features/metrics/version-figures.server';
import type { MetricId } from '~/metrics/catalogue';
import { currentVersion, settingsOfVersion } from '~/metrics/versions';
import { AS_OF, makeSmallCenter } from './small-center';

type Center = Awaited<ReturnType<typeof makeSmallCenter>>;
const change = ({ connection }: Center, wanted: DefinitionChange, date = '2026-03-18') =>
  write(connection, (tx) => changeDefinitions(tx, wanted, { userId: null, date, metrics: DECLARED_METRICS }));
const audit = ({ connection }: Center) =>
  connection.prepare("SELECT detail FROM audit_entries WHERE thing = 'setting' ORDER BY id").pluck().all() as string[];

test('a changed setting makes a new version of the metrics that depend on it, and of no others', async () => {
  const center = await makeSmallCenter();
  change(center, { settings: { threshold_ms: 12_000 } });
  change(center, { settings: { short_abandon_ms: 4_000 } }, '2026-03-19');
  const versions = await findMetricVersions(center.db);
  expect(versions.map(({ metric_id, version, from_date }) => [metric_id, version, from_date])).toEqual([
    ['abandonment_rate', 1, ''],
    ['abandonment_rate', 2, '2026-03-19'],
    ['service_level', 1, ''],
    ['service_level', 2, '2026-03-18'],
    ['service_level', 3, '2026-03-19'],
  ]);
  expect(versions[2]!.settings).toMatchObject({ threshold_ms: 20_000, short_abandon_ms: 5_000 });
  expect(versions[3]!.settings).toMatchObject({ threshold_ms: 12_000, short_abandon_ms: 5_000 });
  expect(JSON.parse(audit(center)[0]!)).toEqual({ threshold_ms: { before: '20000', after: '12000' } });
});

test('what is set to what it was already changes nothing and is not written down', async () => {
  const center = await makeSmallCenter();
  change(center, { settings: { threshold_ms: 20_000, repeat_days: 7 } });
  change(center, { holiday: { teamId: 0, date: '2026-03-02', name: null } });
  expect(await findMetricVersions(center.db)).toEqual([]);
  expect(audit(center)).toEqual([]);
});

test('an earlier version says of every group what it said when it was in force', async () => {
  const center = await makeSmallCenter();
  const ids = ['service_level', 'abandonment_rate', 'first_contact_resolution', 'complaint_rate'] as const;
  const whole = async (id: MetricId, by: (typeof GRAINS)[number]) =>
    (await findFigures(center.db, { metricIds: [id], by: [by], asOf: AS_OF })).map(({ key, figures }) => ({
      key: key[by],
      figure: figures[id],
    }));
  const before = new Map<string, unknown>();
  for (const id of ids) for (const by of GRAINS) before.set(id + by, await whole(id, by));
  change(center, {
    settings: {
      threshold_ms: 9_000,
      service_level_variant: 'positive',
      short_abandon_ms: 1_000,
      repeat_days: 1,
      complaint_reasons: ['refund'],
    },
  });
  for (const id of ids) {
    const then = await findVersionOrInForce(center.db, { metricId: id, version: 1 });
    expect(then).toMatchObject({ isCurrent: false, metric: { version: 1 } });
    for (const by of GRAINS) {
      const figures = await findFiguresUnder(center.db, { metricId: id, settings: then.settings, by, asOf: AS_OF });
      const counted = figures.filter(({ figure }) => figure.sample > 0);
      expect(counted, `${id} by ${by}`).toEqual(before.get(id + by));
      expect(counted, `${id} by ${by}`).not.toEqual(await whole(id, by));
    }
    for (const version of [2, 3, null]) {
      const found = await findVersionOrInForce(center.db, { metricId: id, version });
      expect(found).toMatchObject({ isCurrent: true, metric: { version: 2 } });
    }
  }
});

test('what has to mature does so by the days in force', async () => {
  const center = await makeSmallCenter();
  const lastDay = async () => {
    const rows = await findFigures(center.db, { metricIds: ['repeat_rate'], by: ['day'], asOf: AS_OF });
    return rows.at(-1)!.key.day;
  };
  expect(await lastDay()).toBe('2026-03-09');
  change(center, { settings: { repeat_days: 3 } });
  expect(await lastDay()).toBe('2026-03-16');
  change(center, { settings: { repeat_days: 14 } });
  expect(await lastDay()).toBe('2026-03-03');
});

test('calendars and holidays are changed like settings, and can be taken away again', async () => {
  const center = await makeSmallCenter();
  const total = () =>
    center.connection.prepare('SELECT sum(first_reply_business_ms) FROM legs').pluck().get() as number | null;
  const open = total()!;
  change(center, { holiday: { teamId: 0, date: '2026-03-02', name: 'Founders’ day' } });
  expect(total()!).toBeLessThan(open);
  change(center, { holiday: { teamId: 0, date: '2026-03-02', name: null } });
  expect(total()).toBe(open);
  change(center, { calendar: { teamId: 0, hours: null } });
  expect(total()).toBeNull();
  const versions = await findMetricVersions(center.db, 'first_reply_time_business');
  expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  // Nothing of it touches what is summed.
  const facts = () => center.connection.prepare('SELECT * FROM daily_facts').all();
  const found = facts();
  write(center.connection, rollUpAll);
  expect(facts()).toEqual(found);
});

test('the version in force counts changed definitions that nobody has written down yet', () => {
  const written = [
    { version: 1, definition: 1, settings: { threshold_ms: 20_000 } },
    { version: 2, definition: 1, settings: { threshold_ms: 30_000 } },
  ];
  expect(currentVersion({ version: 1 }, [])).toBe(1);
  expect(currentVersion({ version: 1 }, written)).toBe(2);
  expect(currentVersion({ version: 2 }, written)).toBe(3);
  expect(settingsOfVersion(1, written, { ...DEFAULT_SETTINGS, threshold_ms: 30_000 }).threshold_ms).toBe(20_000);
});

test('what is set now is set on the version in force', async () => {
  const center = await makeSmallCenter();
  const now = () => findMetricInForce(center.db, 'first_contact_resolution');
  expect(await now()).toMatchObject({ version: 1, maturesAfterDays: 7 });
  change(center, { settings: { repeat_days: 10 } });
  expect(await now()).toMatchObject({ version: 2, maturesAfterDays: 10 });
  expect(await findMetricInForce(center.db, 'happiness')).toBeNull();
});
