import { HANDLED, LEG_DECLARATIONS, type LegMeasure } from './leg-measures';
import { conditionSql, measureSql } from './leg-sql';

/**
 * The additive measures of daily_facts, each declared once: what is summed, from which rows.
 * Only counts, sums and sums of squares stand here, so that any grain is a SUM; a ratio is never stored.
 * `sql` is an expression over one row of the source named by the group (l = legs, o = chats, a = answers, r = reviews,
 * i = agent intervals, w = adherence intervals);
 * What begins with a colon is one of the center's settings (db/measure-settings).
 */
const CSAT = "a.kind = 'csat' AND a.score IS NOT NULL";
const NPS = "a.kind = 'nps' AND a.score IS NOT NULL";
const CES = "a.kind = 'ces' AND a.score IS NOT NULL";
/** A score on any scale as if it were 1 to 7. */
const SEVEN = '(1 + 6.0 * (a.score - a.scale_min) / (a.scale_max - a.scale_min))';
/** A score on any scale as if it were 1 to 5. */
const FIVE = '(1 + 4.0 * (a.score - a.scale_min) / (a.scale_max - a.scale_min))';

const count = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
const sum = (value: string, condition: string) => `CASE WHEN ${condition} THEN ${value} ELSE 0 END`;

/** Of legs: declared in db/leg-measures, since a load measures the legs that it has in hand by the same declaration. */
export const LEG_MEASURES = Object.fromEntries(
  Object.entries(LEG_DECLARATIONS).map(([name, declared]) => [name, measureSql(declared)]),
) as Record<LegMeasure, string>;

/**
 * A person's chats of a day, each with the part of its time in which none that began before it was open: these parts
 * add up to the time with at least one chat. `legs` is the table of legs, or what is joined to it, under the name l.
 */
export const chatRows = (legs: string, where = '1 = 1') => `(
  SELECT s.*, CASE WHEN s.ended_at <= s.busy_until THEN 0 WHEN s.busy_until > s.opened_at THEN s.ended_at - s.busy_until
    ELSE s.ended_at - s.opened_at END AS wall_ms
  FROM (
    SELECT t.*, COALESCE(MAX(t.ended_at) OVER (PARTITION BY t.employee_id, t.local_date ORDER BY t.opened_at, t.id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS busy_until
    FROM (
      SELECT l.*, l.started_at + COALESCE(l.wait_ms, 0) AS opened_at,
        l.started_at + COALESCE(l.wait_ms, 0) + l.talk_ms + COALESCE(l.hold_ms, 0) AS ended_at
      FROM ${legs} WHERE ${where} AND l.channel = 'chat' AND ${conditionSql(HANDLED)} AND l.talk_ms IS NOT NULL) t) s)`;

/** o is one chat, as above. */
export const CHAT_MEASURES = {
  chat_ms: '(o.ended_at - o.opened_at)',
  chat_wall_ms: 'o.wall_ms',
} as const;

export const ANSWER_MEASURES = {
  survey_asked_count: '1',
  survey_answered_count: count('a.score IS NOT NULL'),
  csat_count: count(CSAT),
  csat_top_count: count(`${CSAT} AND ${FIVE} >= 4`),
  csat_sum: sum(FIVE, CSAT),
  csat_squares: sum(`${FIVE} * ${FIVE}`, CSAT),
  nps_count: count(NPS),
  nps_promoter_count: count(`${NPS} AND a.score >= 9`),
  nps_detractor_count: count(`${NPS} AND a.score <= 6`),
  ces_count: count(CES),
  ces_sum: sum(SEVEN, CES),
  ces_squares: sum(`${SEVEN} * ${SEVEN}`, CES),
} as const;

/** What one review's items (i) sum up to: points and possible are weighted, not-applicable items left out. */
export const REVIEW_SUMS = {
  points: 'SUM(CASE WHEN i.is_not_applicable THEN 0.0 ELSE COALESCE(i.points, 0) * i.weight END)',
  possible: 'SUM(CASE WHEN i.is_not_applicable THEN 0.0 ELSE i.possible * i.weight END)',
  critical_misses:
    'SUM(CASE WHEN i.is_critical AND NOT i.is_not_applicable AND COALESCE(i.points, 0) = 0 THEN 1 ELSE 0 END)',
} as const;

/** r is one review with its items summed as above. */
export const REVIEW_MEASURES = {
  review_count: count('r.possible > 0'),
  review_points: sum('r.points', 'r.possible > 0'),
  review_possible: sum('r.possible', 'r.possible > 0'),
  quality_score_sum: sum('r.points / r.possible', 'r.possible > 0'),
  quality_score_squares: sum('(r.points / r.possible) * (r.points / r.possible)', 'r.possible > 0'),
  critical_miss_count: count('r.critical_misses > 0'),
} as const;

const ON_CONTACTS = 'i.is_counted AND i.contact_ms IS NOT NULL AND i.available_ms IS NOT NULL';
const PAID = `${ON_CONTACTS} AND i.logged_in_ms IS NOT NULL`;
const PACED = 'i.is_counted AND i.handled_count IS NOT NULL AND i.on_queue_ms IS NOT NULL';

/** Of what reports say of intervals, never of legs. Each sum above a line and the one below it are of the same rows. */
export const AGENT_INTERVAL_MEASURES = {
  occupancy_contact_ms: sum('i.contact_ms', ON_CONTACTS),
  occupancy_ready_ms: sum('(i.contact_ms + i.available_ms)', ON_CONTACTS),
  utilized_ms: sum('(i.contact_ms + i.available_ms)', PAID),
  paid_ms: sum('i.logged_in_ms', PAID),
  on_queue_handled_count: sum('i.handled_count', PACED),
  on_queue_ms: sum('i.on_queue_ms', PACED),
} as const;

const SCHEDULED = 'w.is_counted AND w.out_of_adherence_ms IS NOT NULL AND w.adherence_scheduled_ms > 0';
const WORKED = 'w.is_counted AND w.worked_ms IS NOT NULL AND w.conformance_scheduled_ms > 0';
const LOST_TIME = 'w.is_counted AND w.lost_ms IS NOT NULL AND w.scheduled_ms > 0';

export const ADHERENCE_MEASURES = {
  /** Nobody can be out of a schedule for longer than it is. */
  out_of_adherence_ms: sum(
    '(CASE WHEN w.out_of_adherence_ms > w.adherence_scheduled_ms THEN w.adherence_scheduled_ms ELSE w.out_of_adherence_ms END)',
    SCHEDULED,
  ),
  adherence_scheduled_ms: sum('w.adherence_scheduled_ms', SCHEDULED),
  conformance_worked_ms: sum('w.worked_ms', WORKED),
  conformance_scheduled_ms: sum('w.conformance_scheduled_ms', WORKED),
  lost_ms: sum('w.lost_ms', LOST_TIME),
  shrinkage_scheduled_ms: sum('w.scheduled_ms', LOST_TIME),
} as const;

export type { LegMeasure };

type ChatMeasure = keyof typeof CHAT_MEASURES;
export type AnswerMeasure = keyof typeof ANSWER_MEASURES;
type ReviewMeasure = keyof typeof REVIEW_MEASURES;
type AgentIntervalMeasure = keyof typeof AGENT_INTERVAL_MEASURES;
type AdherenceMeasure = keyof typeof ADHERENCE_MEASURES;
export type Measure =
  | LegMeasure
  | ChatMeasure
  | AnswerMeasure
  | ReviewMeasure
  | AgentIntervalMeasure
  | AdherenceMeasure;

/** Every measure, in the order in which daily_facts has its columns. */
export const MEASURES = [
  ...Object.keys(LEG_MEASURES),
  ...Object.keys(CHAT_MEASURES),
  ...Object.keys(ANSWER_MEASURES),
  ...Object.keys(REVIEW_MEASURES),
  ...Object.keys(AGENT_INTERVAL_MEASURES),
  ...Object.keys(ADHERENCE_MEASURES),
] as Measure[];

/** Sums of measures over some cells; what a metric is evaluated from. */
export type MeasureSums = Record<Measure, number>;
