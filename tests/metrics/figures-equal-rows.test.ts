import type { Connection } from 'db/open';
import { GRAINS, type Grain } from 'db/queries/sum-facts';
import { expect, test } from 'vitest';
import { findFigures } from '~/features/metrics/figures.server';
import { findAsked } from '~/features/metrics/find-asked.server';
import type { Asked } from '~/features/metrics/read-asked.server';
import { getMetric, METRIC_IDS, type MetricId } from '~/metrics/catalogue';
import { BY_HAND, type From } from './by-hand';
import { AS_OF, DAYS, makeSmallCenter } from './small-center';

const REVIEWED = `(SELECT v.employee_id, v.queue_id, v.channel, v.local_date,
  sum(CASE WHEN i.is_not_applicable THEN 0 ELSE ifnull(i.points, 0) * i.weight END) AS got,
  sum(CASE WHEN i.is_not_applicable THEN 0 ELSE i.possible * i.weight END) AS possible
  FROM reviews v, review_items i WHERE i.review_id = v.id GROUP BY v.id)`;

const ROWS: Record<From, string> = {
  legs: 'legs',
  answers: 'answers',
  reviews: REVIEWED,
  agent_intervals: 'agent_intervals',
  adherence_intervals: '(SELECT *, NULL AS queue_id, NULL AS channel FROM adherence_intervals)',
};

const TEAM = `(SELECT t.team_id FROM team_memberships t WHERE t.employee_id = x.employee_id
  AND x.local_date >= t.from_date AND x.local_date < ifnull(t.to_date, '9999'))`;
const KEY: Record<Grain, string> = {
  person: 'ifnull(x.employee_id, 0)',
  team: `ifnull(${TEAM}, 0)`,
  queue: 'ifnull(x.queue_id, 0)',
  channel: "ifnull(x.channel, '')",
  day: 'x.local_date',
  week: "date(x.local_date, '-' || ((strftime('%w', x.local_date) + 6) % 7) || ' days')",
  month: "strftime('%Y-%m', x.local_date)",
};

interface Told {
  key: string | number;
  value: number;
  numerator: number;
  denominator: number | null;
}

function byHand(connection: Connection, id: MetricId, grain: Grain | null): Told[] {
  const { from, where, num, den } = BY_HAND[id];
  const rows = connection
    .prepare(
      `SELECT ${grain ? KEY[grain] : "''"} AS key, (${num}) AS num, ${den ?? 'NULL'} AS den
       FROM ${ROWS[from]} x WHERE ${where}`,
    )
    .all() as { key: string | number; num: number; den: number | null }[];
  const groups = new Map<string | number, { num: number; den: number | null }[]>();
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  return [...groups].map(([key, group]) => told(key, group, id)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function told(key: string | number, group: { num: number; den: number | null }[], id: MetricId): Told {
  const numerator = group.reduce((sum, row) => sum + row.num, 0);
  const denominator = group.reduce((sum, row) => sum + (row.den ?? 0), 0);
  if (id === 'contacts_handled') return { key, value: numerator, numerator, denominator: null };
  if (getMetric(id).kind === 'quantile') {
    const sorted = group.map((row) => row.num).sort((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    const value = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
    return { key, value, numerator: sorted.length, denominator: null };
  }
  const scale = { nps: 100, complaint_rate: 1000 }[id as string] ?? 1;
  return { key, value: (scale * numerator) / denominator, numerator, denominator };
}

const round = (rows: Told[]) =>
  rows.map((row) => ({
    ...row,
    value: Number(row.value.toPrecision(12)),
    numerator: Number(row.numerator.toPrecision(12)),
    denominator: row.denominator === null ? null : Number(row.denominator.toPrecision(12)),
  }));

test.each(GRAINS.map((grain) => [grain]))('every metric of the catalogue equals the rows, by %s', async (grain) => {
  const { db, connection } = await makeSmallCenter();
  const rows = await findFigures(db, { metricIds: METRIC_IDS, by: [grain], asOf: AS_OF });
  for (const id of METRIC_IDS) {
    const expected = round(byHand(connection, id, grain));
    const found = rows
      .filter((row) => row.figures[id].sample > 0)
      .map(({ key, figures }) => {
        const { value, numerator, denominator } = figures[id];
        return { key: key[grain], value: value!, numerator, denominator };
      });
    expect(expected.length, id).toBeGreaterThan(0);
    expect(round(found), `${id} by ${grain}`).toEqual(expected);
  }
});

test('every metric equals the rows over the whole, and over one person of one team in some days', async () => {
  const { db, connection, mover, north } = await makeSmallCenter();
  const [whole] = await findFigures(db, { metricIds: METRIC_IDS, asOf: AS_OF });
  for (const id of METRIC_IDS) {
    const [expected] = byHand(connection, id, null);
    expect(whole!.figures[id].value, id).toBeCloseTo(expected!.value, 9);
  }
  const [some] = await findFigures(db, {
    metricIds: ['contacts_handled'],
    employeeIds: [mover],
    teamIds: [north],
    from: DAYS[1],
    to: DAYS[3],
    asOf: AS_OF,
  });
  const { n } = connection
    .prepare(
      `SELECT count(*) AS n FROM legs WHERE employee_id = ? AND is_answered AND local_date IN ('2026-02-27', '2026-03-01')`,
    )
    .get(mover) as { n: number };
  expect(n).toBeGreaterThan(0);
  expect(some!.figures.contacts_handled.value).toBe(n);
});

test('a metric that has to mature leaves out the days that are too young, whatever was asked for', async () => {
  const { db } = await makeSmallCenter();
  const at = async (asOf: string, to?: string) =>
    (await findFigures(db, { metricIds: ['first_contact_resolution'], asOf, to }))[0]!.figures.first_contact_resolution
      .sample;
  expect(await at('2026-02-26')).toBe(0);
  expect(await at('2026-03-06')).toBe(await at('2026-06-01', '2026-02-26'));
  expect(await at('2026-03-07')).toBe(await at('2026-06-01', '2026-02-27'));
  expect(await at('2026-03-07', '2026-03-30')).toBe(await at('2026-03-07'));
});

test('nothing at all is one row of empty figures; groups of nothing are left out', async () => {
  const { db } = await makeSmallCenter();
  const nothing = await findFigures(db, { metricIds: ['csat', 'first_reply_time'], employeeIds: [], asOf: AS_OF });
  expect(nothing).toHaveLength(1);
  expect(nothing[0]!.figures.csat).toMatchObject({ value: null, sample: 0 });
  expect(nothing[0]!.figures.first_reply_time).toMatchObject({ value: null, sample: 0 });
  expect(await findFigures(db, { metricIds: ['csat'], by: ['person'], employeeIds: [], asOf: AS_OF })).toEqual([]);
});

test('groups have the names that people know', async () => {
  const { db } = await makeSmallCenter();
  const names = async (grain: Grain) => {
    const asked: Asked = { metricIds: ['abandonment_rate'], by: [grain] };
    return (await findAsked(db, asked)).map((figure) => figure.names[grain]);
  };
  expect(await names('person')).toEqual(['Nobody', 'Ana', 'Ben', 'Mia', 'Leo']);
  expect(await names('team')).toEqual(['No team', 'North', 'South']);
  expect(await names('queue')).toEqual(['No queue', 'Billing', 'Refunds']);
  expect(await names('week')).toEqual(['2026-02-23', '2026-03-02', '2026-03-09', '2026-03-16']);
});
