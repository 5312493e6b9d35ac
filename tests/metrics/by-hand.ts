import type { MetricId } from '~/metrics/catalogue';
import { AS_OF } from './small-center';

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

/** The time since the person's chat before this ended, in the same day; a chat's own time where none is open. */
const TALKED = 'x.talk_ms + ifnull(x.hold_ms, 0)';
const OPENED = (row: string) => `(${row}.started_at + ifnull(${row}.wait_ms, 0))`;
const ENDED = (row: string) => `(${OPENED(row)} + ${row}.talk_ms + ifnull(${row}.hold_ms, 0))`;
const BUSY_UNTIL = `ifnull((SELECT max(${ENDED('y')}) FROM legs y WHERE y.channel = 'chat' AND y.is_answered
  AND y.employee_id = x.employee_id AND y.local_date = x.local_date AND y.talk_ms IS NOT NULL
  AND (${OPENED('y')}, y.id) < (${OPENED('x')}, x.id)), 0)`;

/** Milliseconds before an instant in which the small center was open: from 7:30 to 17:30 of every day since 1970. */
const OPEN_BEFORE = (at: string) =>
  `((${at}) / 86400000 * 36000000 + max(0, min(36000000, (${at}) % 86400000 - 27000000)))`;

export type From = 'legs' | 'answers' | 'reviews' | 'agent_intervals' | 'adherence_intervals';

export const BY_HAND: Record<MetricId, { from: From; where: string; num: string; den?: string }> = {
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
  brief_contacts: { from: 'legs', where: `${HANDLED} AND x.talk_ms IS NOT NULL`, num: 'x.talk_ms < 10000', den: '1' },
  first_contact_resolution: { from: 'legs', where: ELIGIBLE, num: `NOT (${CAME_AGAIN})`, den: '1' },
  repeat_rate: { from: 'legs', where: ELIGIBLE, num: CAME_AGAIN, den: '1' },
  reopen_rate: {
    from: 'legs',
    where: '(x.is_resolved = 1 AND x.reopens IS NOT NULL) OR x.reopens > 0',
    num: 'x.reopens > 0',
    den: '1',
  },
  escalation_rate: {
    from: 'legs',
    where: `${HANDLED} AND x.reason <> ''`,
    num: "x.reason = 'Boss asked'",
    den: '1',
  },
  complaint_rate: { from: 'legs', where: `${HANDLED} AND x.reason <> ''`, num: "x.reason = 'Complaint'", den: '1' },
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
  first_reply_time_business: {
    from: 'legs',
    where: 'x.first_reply_ms IS NOT NULL',
    num: `${OPEN_BEFORE('x.started_at + x.first_reply_ms')} - ${OPEN_BEFORE('x.started_at')}`,
  },
  full_resolution_time_business: {
    from: 'legs',
    where: 'x.full_resolution_ms IS NOT NULL',
    num: `${OPEN_BEFORE('x.started_at + x.full_resolution_ms')} - ${OPEN_BEFORE('x.started_at')}`,
  },
  csat: { from: 'answers', where: SATISFIED, num: `${ONE_TO_FIVE} >= 4`, den: '1' },
  csat_mean: { from: 'answers', where: SATISFIED, num: ONE_TO_FIVE, den: '1' },
  nps: {
    from: 'answers',
    where: "x.kind = 'nps' AND x.score IS NOT NULL",
    num: 'CASE WHEN x.score > 8 THEN 1 WHEN x.score < 7 THEN -1 ELSE 0 END',
    den: '1',
  },
  customer_effort: {
    from: 'answers',
    where: "x.kind = 'ces' AND x.score IS NOT NULL",
    num: '1 + 6.0 * (x.score - x.scale_min) / (x.scale_max - x.scale_min)',
    den: '1',
  },
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
  chat_concurrency: {
    from: 'legs',
    where: `x.channel = 'chat' AND ${HANDLED} AND x.talk_ms IS NOT NULL`,
    num: hours(TALKED),
    den: hours(`max(0, min(${TALKED}, ${ENDED('x')} - ${BUSY_UNTIL}))`),
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
