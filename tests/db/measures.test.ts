import {
  ADHERENCE_MEASURES,
  AGENT_INTERVAL_MEASURES,
  ANSWER_MEASURES,
  CHAT_MEASURES,
  chatRows,
  LEG_MEASURES,
  MEASURES,
  REVIEW_MEASURES,
  REVIEW_SUMS,
} from 'db/measures';
import { MIXED_MEASURES } from 'db/mixed-measures';
import { repeatedWithin } from 'db/repeated-within';
import { expect, test } from 'vitest';
import { JUDGED_METRICS } from '~/features/verdicts/judged-metrics';
import { getMetric } from '~/metrics/catalogue';
import { measuresOf } from '~/metrics/measures-of';
import { type Row, said, saidOfAll, table } from './said-of-rows';

const answer = (kind: string, score: number | null, scale_min = 1, scale_max = 5): Row => ({
  kind,
  score,
  scale_min,
  scale_max,
});
const NO_ANSWERS = Object.fromEntries(Object.keys(ANSWER_MEASURES).map((name) => [name, 0]));

test.each<[Row, object]>([
  [answer('csat', 4), { csat_count: 1, csat_top_count: 1, csat_sum: 4, csat_squares: 16 }],
  [answer('csat', 3), { csat_count: 1, csat_sum: 3, csat_squares: 9 }],
  // 7 of 0 to 10 is 3.8 of 1 to 5, and 8 is 4.2.
  [answer('csat', 7, 0, 10), { csat_count: 1, csat_sum: 3.8, csat_squares: 14.44 }],
  [answer('csat', 8, 0, 10), { csat_count: 1, csat_top_count: 1, csat_sum: 4.2, csat_squares: 17.64 }],
  [answer('nps', 9, 0, 10), { nps_count: 1, nps_promoter_count: 1 }],
  [answer('nps', 8, 0, 10), { nps_count: 1 }],
  [answer('nps', 7, 0, 10), { nps_count: 1 }],
  [answer('nps', 6, 0, 10), { nps_count: 1, nps_detractor_count: 1 }],
  // 4 of 1 to 5 is 5.5 of 1 to 7.
  [answer('ces', 4), { ces_count: 1, ces_sum: 5.5, ces_squares: 30.25 }],
  [answer('ces', 2, 1, 7), { ces_count: 1, ces_sum: 2, ces_squares: 4 }],
])('an answer of %o adds %o', (row, added) => {
  const expected = { ...NO_ANSWERS, survey_asked_count: 1, survey_answered_count: 1, ...added };
  expect(said(ANSWER_MEASURES, `(${table([row])}) a`)).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, expect.closeTo(value, 9)])),
  );
});

test.each(['csat', 'nps', 'ces'])('a survey of %s that nobody answered was asked, and no more', (kind) => {
  expect(said(ANSWER_MEASURES, `(${table([answer(kind, null)])}) a`)).toEqual({ ...NO_ANSWERS, survey_asked_count: 1 });
});

test('a chat is open beside others for as long as one that began before it is', () => {
  const chat = (opened: number, talk_ms: number | null, changes: Row = {}): Row => ({
    ...{ id: opened, employee_id: 1, local_date: '2026-03-02', channel: 'chat', is_answered: 1 },
    ...{ started_at: 1000 + opened - 10, wait_ms: 10, talk_ms, hold_ms: null, ...changes },
  });
  const rows = [
    chat(0, 100),
    // Within the first, past its end, behind it, and of no length known.
    chat(20, 30),
    chat(50, 80, { hold_ms: 20 }),
    chat(400, 50, { wait_ms: null }),
    chat(410, null),
    // Somebody else's, another day's, another channel's, nobody's.
    chat(25, 40, { employee_id: 2 }),
    chat(30, 40, { local_date: '2026-03-03' }),
    chat(35, 40, { channel: 'voice' }),
    chat(36, 40, { employee_id: null }),
    chat(37, 40, { is_answered: 0 }),
  ];
  const found = saidOfAll({ id: 'o.id', ...CHAT_MEASURES }, `${chatRows(`(${table(rows)}) l`)} o ORDER BY o.id`);
  expect(found.map(({ id, chat_ms, chat_wall_ms }) => [id, chat_ms, chat_wall_ms])).toEqual([
    [0, 100, 100],
    [20, 30, 0],
    [25, 40, 40],
    [30, 40, 40],
    [50, 100, 50],
    [400, 50, 50],
  ]);
});

test('a review is the weighted points of the items that apply, and a critical one without points is missed', () => {
  const item = (points: number | null, changes: Row = {}): Row => ({
    ...{ points, possible: 4, weight: 2, is_critical: 0, is_not_applicable: 0, ...changes },
  });
  const items = [
    item(3),
    item(null),
    item(4, { is_not_applicable: 1, is_critical: 1 }),
    item(0, { weight: 1, is_critical: 1 }),
    item(1, { is_critical: 1 }),
  ];
  expect(said(REVIEW_SUMS, `(${table(items)}) i`)).toEqual({ points: 8, possible: 28, critical_misses: 1 });
  const unsaid = [item(null, { is_critical: 1 }), item(0, { is_critical: 1, is_not_applicable: 1 })];
  expect(said(REVIEW_SUMS, `(${table(unsaid)}) i`)).toEqual({ points: 0, possible: 8, critical_misses: 1 });
  expect(said(REVIEW_MEASURES, `(${table([{ points: 8.5, possible: 34, critical_misses: 1 }])}) r`)).toEqual({
    ...{ review_count: 1, review_points: 8.5, review_possible: 34 },
    ...{ quality_score_sum: 0.25, quality_score_squares: 0.0625, critical_miss_count: 1 },
  });
  expect(said(REVIEW_MEASURES, `(${table([{ points: 8, possible: 0, critical_misses: 0 }])}) r`)).toEqual(
    Object.fromEntries(Object.keys(REVIEW_MEASURES).map((name) => [name, 0])),
  );
});

/** All measures of a row, and what each change of it takes away; the values are told apart by their digits. */
function expectGroups(
  measures: Record<string, string>,
  alias: string,
  full: Row,
  added: Row,
  without: [Row, string[]][],
) {
  expect(said(measures, `(${table([full])}) ${alias}`)).toEqual(added);
  for (const [changes, gone] of without) {
    const others = Object.fromEntries(gone.map((name) => [name, 0]));
    expect([changes, said(measures, `(${table([{ ...full, ...changes }])}) ${alias}`)]).toEqual([
      changes,
      { ...added, ...others },
    ]);
  }
}

test('of agents’ intervals each sum and the one that it is divided by are of the same rows', () => {
  const full = {
    is_counted: 1,
    contact_ms: 1,
    available_ms: 20,
    logged_in_ms: 300,
    handled_count: 4000,
    on_queue_ms: 50_000,
  };
  const added = {
    ...{ occupancy_contact_ms: 1, occupancy_ready_ms: 21, utilized_ms: 21, paid_ms: 300 },
    ...{ on_queue_handled_count: 4000, on_queue_ms: 50_000 },
  };
  const paid = ['utilized_ms', 'paid_ms'];
  const ready = ['occupancy_contact_ms', 'occupancy_ready_ms', ...paid];
  const paced = ['on_queue_handled_count', 'on_queue_ms'];
  expectGroups(AGENT_INTERVAL_MEASURES, 'i', full, added, [
    [{ is_counted: 0 }, [...ready, ...paced]],
    [{ contact_ms: null }, ready],
    [{ available_ms: null }, ready],
    [{ logged_in_ms: null }, paid],
    [{ handled_count: null }, paced],
    [{ on_queue_ms: null }, paced],
  ]);
});

test('of adherence each sum and the one that it is divided by are of the same rows, and nobody is out for longer than scheduled', () => {
  const full = {
    ...{ is_counted: 1, out_of_adherence_ms: 1, adherence_scheduled_ms: 20, worked_ms: 300 },
    ...{ conformance_scheduled_ms: 4000, lost_ms: 50_000, scheduled_ms: 600_000 },
  };
  const added = {
    ...{
      out_of_adherence_ms: 1,
      adherence_scheduled_ms: 20,
      conformance_worked_ms: 300,
      conformance_scheduled_ms: 4000,
    },
    ...{ lost_ms: 50_000, shrinkage_scheduled_ms: 600_000 },
  };
  const [adhered, worked, lost] = [
    ['out_of_adherence_ms', 'adherence_scheduled_ms'],
    ['conformance_worked_ms', 'conformance_scheduled_ms'],
    ['lost_ms', 'shrinkage_scheduled_ms'],
  ] as const;
  expectGroups(ADHERENCE_MEASURES, 'w', full, added, [
    [{ is_counted: 0 }, [...adhered, ...worked, ...lost]],
    [{ out_of_adherence_ms: null }, [...adhered]],
    [{ adherence_scheduled_ms: 0 }, [...adhered]],
    [{ worked_ms: null }, [...worked]],
    [{ conformance_scheduled_ms: 0 }, [...worked]],
    [{ lost_ms: null }, [...lost]],
    [{ scheduled_ms: 0 }, [...lost]],
  ]);
  const out = (ms: number) =>
    said(ADHERENCE_MEASURES, `(${table([{ ...full, out_of_adherence_ms: ms }])}) w`).out_of_adherence_ms;
  expect([out(19), out(20), out(21)]).toEqual([19, 20, 20]);
});

test('a customer comes again by another contact for the same reason, after it and to the last millisecond of the days', () => {
  const DAY_MS = 86_400_000;
  const row = (id: number, changes: Row = {}): Row => ({
    ...{ id, customer_key: 'k', started_at: 0, direction: 'inbound', source: 's', contact_key: `c${id}`, reason: 'a' },
    ...changes,
  });
  const first = row(0);
  const isRepeated = (changes: Row, leg = first) => {
    const rows = table([leg, row(1, { started_at: 2 * DAY_MS, ...changes })]);
    const answer = repeatedWithin(2, { leg: 'l', legs: `(${rows})` as 'legs' });
    return said({ again: answer }, `(${table([leg])}) l`).again === 1;
  };
  expect(isRepeated({})).toBe(true);
  expect([1, 2 * DAY_MS].map((started_at) => isRepeated({ started_at }))).toEqual([true, true]);
  expect([-1, 0, 2 * DAY_MS + 1].map((started_at) => isRepeated({ started_at }))).toEqual([false, false, false]);
  expect([isRepeated({ customer_key: 'other' }), isRepeated({ direction: 'outbound' })]).toEqual([false, false]);
  expect([isRepeated({ reason: 'b' }), isRepeated({ reason: null })]).toEqual([false, false]);
  expect([
    isRepeated({ reason: null }, row(0, { reason: null })),
    isRepeated({ reason: '' }, row(0, { reason: null })),
  ]).toEqual([true, true]);
  // The same contact is one contact, in its own system.
  expect([isRepeated({ contact_key: 'c0' }), isRepeated({ contact_key: 'c0', source: 't' })]).toEqual([false, true]);
});

test('every measure is one of the sums of a day, once', () => {
  const groups = [
    LEG_MEASURES,
    CHAT_MEASURES,
    ANSWER_MEASURES,
    REVIEW_MEASURES,
    AGENT_INTERVAL_MEASURES,
    ADHERENCE_MEASURES,
  ];
  expect(MEASURES).toEqual(groups.flatMap((group) => Object.keys(group)));
  expect(new Set(MEASURES).size).toBe(MEASURES.length);
});

test('by part of day is kept what people are judged by, and no more', () => {
  const needed = new Set(JUDGED_METRICS.flatMap((id) => measuresOf(getMetric(id))));
  expect([...MIXED_MEASURES].sort()).toEqual([...needed].sort());
});
