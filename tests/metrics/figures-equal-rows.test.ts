import type { Connection } from 'db/open';
import { GRAINS, type Grain } from 'db/queries/sum-facts';
import { expect, test } from 'vitest';
import { findFigures } from '~/features/metrics/figures.server';
import { METRIC_IDS, type MetricId } from '~/metrics/catalogue';
import { AS_OF, DAYS, makeSmallCenter } from './small-center';

/**
 * What each metric is, said a second time and in another way: from the very rows, one by one, without
 * measures, roll-up or catalogue. num and den are summed over the rows that `where` lets through.
 */
const HANDLED = 'x.is_answered = 1 AND x.employee_id IS NOT NULL';
const ANSWERED = "x.direction = 'inbound' AND x.is_answered = 1";
const LOST = "x.direction = 'inbound' AND x.is_abandoned = 1 AND (x.wait_ms IS NULL OR x.wait_ms >= 5000)";
const ONE_TO_FIVE = '1 + 4.0 * (x.score - x.scale_min) / (x.scale_max - x.scale_min)';
const SATISFIED = "x.kind = 'csat' AND x.score IS NOT NULL";
const ELIGIBLE = `x.customer_key IS NOT NULL AND x.employee_id IS NOT NULL AND x.is_answered = 1
  AND x.direction = 'inbound' AND ifnull(x.is_transferred, 0) = 0 AND x.local_date < date('${AS_OF}', '-7 days')`;
const CAME_AGAIN = `(SELECT count(*) FROM legs y WHERE y.customer_key = x.customer_key AND y.id <> x.id
  AND y.direction = 'inbound' AND ifnull(y.reason, '') = ifnull(x.reason, '')
  AND y.started_at - x.started_at BETWEEN 1 AND 7 * 24 * 3600 * 1000) > 0`;

/** Ana's whole days are told beside her mornings, which they cover; a week is nobody's day. */
const COUNTS = "x.interval_ms < 25 * 3600000 AND NOT (x.subject = '0 0' AND x.interval_ms < 24 * 3600000)";
const BUSY_AND_WAITING = `${COUNTS} AND x.contact_ms + x.available_ms IS NOT NULL`;
const hours = (ms: string) => `(${ms}) / 3600000.0`;

type From = 'legs' | 'answers' | 'reviews' | 'agent_intervals' | 'adherence_intervals';

const BY_HAND: Record<MetricId, { from: From; where: string; num: string; den?: string }> = {
  contacts_handled: { from: 'legs', where: HANDLED, num: '1' },
  average_speed_of_answer: { from: 'legs', where: `${ANSWERED} AND x.wait_ms IS NOT NULL`, num: 'x.wait_ms', den: '1' },
  service_level: {
    from: 'legs',
    where: `(${ANSWERED} AND x.wait_ms IS NOT NULL) OR (${LOST} AND ifnull(x.wait_ms, 1e9) > 20000)`,
    num: 'x.is_answered AND x.wait_ms <= 20000',
    den: '1',
  },
  abandonment_rate: { from: 'legs', where: `(${ANSWERED}) OR (${LOST})`, num: 'x.is_abandoned', den: '1' },
  wait_time: {
    from: 'legs',
    where: "x.direction = 'inbound' AND x.is_answered + x.is_abandoned > 0 AND x.wait_ms IS NOT NULL",
    num: 'x.wait_ms',
  },
  average_handle_time: {
    from: 'legs',
    where: `${HANDLED} AND x.talk_ms IS NOT NULL`,
    num: 'x.talk_ms + ifnull(x.hold_ms, 0) + ifnull(x.after_contact_work_ms, 0)',
    den: '1',
  },
  talk_time: { from: 'legs', where: `${HANDLED} AND x.talk_ms IS NOT NULL`, num: 'x.talk_ms', den: '1' },
  hold_time: { from: 'legs', where: `${HANDLED} AND x.hold_ms IS NOT NULL`, num: 'x.hold_ms', den: '1' },
  hold_time_per_held: { from: 'legs', where: `${HANDLED} AND x.hold_ms > 0`, num: 'x.hold_ms', den: '1' },
  share_held: { from: 'legs', where: `${HANDLED} AND x.hold_ms IS NOT NULL`, num: 'x.hold_ms > 0', den: '1' },
  after_contact_work: {
    from: 'legs',
    where: `${HANDLED} AND x.after_contact_work_ms IS NOT NULL`,
    num: 'x.after_contact_work_ms',
    den: '1',
  },
  first_contact_resolution: { from: 'legs', where: ELIGIBLE, num: `NOT (${CAME_AGAIN})`, den: '1' },
  transfer_rate: {
    from: 'legs',
    where: `${HANDLED} AND x.is_transferred IS NOT NULL`,
    num: 'x.is_transferred',
    den: '1',
  },
  resolution_rate: {
    from: 'legs',
    where: 'x.is_resolved = 1 OR (x.is_resolved = 0 AND x.is_answered = 1)',
    num: 'x.is_resolved',
    den: '1',
  },
  first_reply_time: { from: 'legs', where: 'x.first_reply_ms IS NOT NULL', num: 'x.first_reply_ms' },
  full_resolution_time: { from: 'legs', where: 'x.full_resolution_ms IS NOT NULL', num: 'x.full_resolution_ms' },
  csat: { from: 'answers', where: SATISFIED, num: `${ONE_TO_FIVE} >= 4`, den: '1' },
  csat_mean: { from: 'answers', where: SATISFIED, num: ONE_TO_FIVE, den: '1' },
  response_rate: { from: 'answers', where: '1', num: 'x.score IS NOT NULL', den: '1' },
  quality_score: { from: 'reviews', where: 'x.possible > 0', num: 'x.got', den: 'x.possible' },
  occupancy: {
    from: 'agent_intervals',
    where: BUSY_AND_WAITING,
    num: hours('x.contact_ms'),
    den: hours('x.contact_ms + x.available_ms'),
  },
  utilization: {
    from: 'agent_intervals',
    where: `${BUSY_AND_WAITING} AND x.logged_in_ms IS NOT NULL`,
    num: hours('x.contact_ms + x.available_ms'),
    den: hours('x.logged_in_ms'),
  },
  contacts_per_hour: {
    from: 'agent_intervals',
    where: `${COUNTS} AND x.handled_count IS NOT NULL AND x.on_queue_ms IS NOT NULL`,
    num: 'x.handled_count',
    den: hours('x.on_queue_ms'),
  },
  adherence: {
    from: 'adherence_intervals',
    where: 'x.adherence_scheduled_ms > 0 AND x.out_of_adherence_ms IS NOT NULL',
    num: hours('max(0, x.adherence_scheduled_ms - x.out_of_adherence_ms)'),
    den: hours('x.adherence_scheduled_ms'),
  },
  conformance: {
    from: 'adherence_intervals',
    where: 'x.conformance_scheduled_ms > 0 AND x.worked_ms IS NOT NULL',
    num: hours('x.worked_ms'),
    den: hours('x.conformance_scheduled_ms'),
  },
  shrinkage: {
    from: 'adherence_intervals',
    where: 'x.scheduled_ms > 0 AND x.lost_ms IS NOT NULL',
    num: hours('x.lost_ms'),
    den: hours('x.scheduled_ms'),
  },
};

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
  if (['wait_time', 'first_reply_time', 'full_resolution_time'].includes(id)) {
    const sorted = group.map((row) => row.num).sort((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    const value = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
    return { key, value, numerator: sorted.length, denominator: null };
  }
  return { key, value: numerator / denominator, numerator, denominator };
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
  const names = async (grain: Grain) =>
    (await findFigures(db, { metricIds: ['abandonment_rate'], by: [grain], asOf: AS_OF })).map(({ name }) => name);
  expect(await names('person')).toEqual(['Nobody', 'Ana', 'Ben', 'Mia', 'Leo']);
  expect(await names('team')).toEqual(['No team', 'North', 'South']);
  expect(await names('queue')).toEqual(['No queue', 'Billing', 'Refunds']);
  expect(await names('week')).toEqual(['2026-02-23', '2026-03-02', '2026-03-09', '2026-03-16']);
});
