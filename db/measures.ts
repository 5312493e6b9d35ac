/**
 * The additive measures of daily_facts, each declared once: what is summed, from which rows.
 * Only counts, sums and sums of squares stand here, so that any grain is a SUM; a ratio is never stored.
 * `sql` is an expression over one row of the source named by the group (l = legs, a = answers, r = reviews,
 * i = agent intervals, w = adherence intervals);
 * `:short_abandon_ms` and `:threshold_ms` are the center's settings, in milliseconds.
 */
const HANDLED = 'l.employee_id IS NOT NULL AND l.is_answered = 1';
const INBOUND = "l.direction = 'inbound'";
const SHORT = 'l.wait_ms IS NOT NULL AND l.wait_ms < :short_abandon_ms';
const HANDLE_MS = '(l.talk_ms + COALESCE(l.hold_ms, 0) + COALESCE(l.after_contact_work_ms, 0))';
const CSAT = "a.kind = 'csat' AND a.score IS NOT NULL";
const NPS = "a.kind = 'nps' AND a.score IS NOT NULL";
/** A score on any scale as if it were 1 to 5. */
const FIVE = '(1 + 4.0 * (a.score - a.scale_min) / (a.scale_max - a.scale_min))';

const count = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
const sum = (value: string, condition: string) => `CASE WHEN ${condition} THEN ${value} ELSE 0 END`;
/** Squares are kept in s², as REAL: ms² of a million long contacts would pass 2^53. */
const square = (ms: string, condition: string) => sum(`(${ms} / 1000.0) * (${ms} / 1000.0)`, condition);

export const LEG_MEASURES = {
  offered_count: count(`${INBOUND} AND (l.is_answered = 1 OR l.is_abandoned = 1)`),
  answered_count: count(`${INBOUND} AND l.is_answered = 1`),
  abandoned_count: count(`${INBOUND} AND l.is_abandoned = 1 AND NOT (${SHORT})`),
  short_abandoned_count: count(`${INBOUND} AND l.is_abandoned = 1 AND ${SHORT}`),
  answered_in_threshold_count: count(`${INBOUND} AND l.is_answered = 1 AND l.wait_ms <= :threshold_ms`),
  abandoned_in_threshold_count: count(
    `${INBOUND} AND l.is_abandoned = 1 AND NOT (${SHORT}) AND l.wait_ms <= :threshold_ms`,
  ),
  wait_known_count: count(`${INBOUND} AND l.is_answered = 1 AND l.wait_ms IS NOT NULL`),
  wait_ms: sum('l.wait_ms', `${INBOUND} AND l.is_answered = 1 AND l.wait_ms IS NOT NULL`),
  wait_squares: square('l.wait_ms', `${INBOUND} AND l.is_answered = 1 AND l.wait_ms IS NOT NULL`),
  handled_count: count(HANDLED),
  timed_count: count(`${HANDLED} AND l.talk_ms IS NOT NULL`),
  handle_ms: sum(HANDLE_MS, `${HANDLED} AND l.talk_ms IS NOT NULL`),
  handle_squares: square(HANDLE_MS, `${HANDLED} AND l.talk_ms IS NOT NULL`),
  talk_ms: sum('l.talk_ms', `${HANDLED} AND l.talk_ms IS NOT NULL`),
  talk_squares: square('l.talk_ms', `${HANDLED} AND l.talk_ms IS NOT NULL`),
  hold_known_count: count(`${HANDLED} AND l.hold_ms IS NOT NULL`),
  held_count: count(`${HANDLED} AND l.hold_ms > 0`),
  hold_ms: sum('l.hold_ms', `${HANDLED} AND l.hold_ms IS NOT NULL`),
  hold_squares: square('l.hold_ms', `${HANDLED} AND l.hold_ms IS NOT NULL`),
  after_contact_work_known_count: count(`${HANDLED} AND l.after_contact_work_ms IS NOT NULL`),
  after_contact_work_ms: sum('l.after_contact_work_ms', `${HANDLED} AND l.after_contact_work_ms IS NOT NULL`),
  after_contact_work_squares: square('l.after_contact_work_ms', `${HANDLED} AND l.after_contact_work_ms IS NOT NULL`),
  transfer_known_count: count(`${HANDLED} AND l.is_transferred IS NOT NULL`),
  transferred_count: count(`${HANDLED} AND l.is_transferred = 1`),
  repeat_eligible_count: count('l.is_repeat_eligible = 1'),
  repeated_count: count('l.is_repeat_eligible = 1 AND l.is_repeated = 1'),
  closed_count: count('l.is_resolved IS NOT NULL AND (l.is_answered = 1 OR l.is_resolved = 1)'),
  resolved_count: count('l.is_resolved = 1'),
  reopened_count: count('l.reopens > 0'),
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
} as const;

/** What one review's items (i) sum up to: points and possible are weighted, not-applicable items left out. */
export const REVIEW_SUMS = {
  points: 'SUM(CASE WHEN i.is_not_applicable = 1 THEN 0.0 ELSE COALESCE(i.points, 0) * i.weight END)',
  possible: 'SUM(CASE WHEN i.is_not_applicable = 1 THEN 0.0 ELSE i.possible * i.weight END)',
  critical_misses:
    'SUM(CASE WHEN i.is_critical = 1 AND i.is_not_applicable = 0 AND COALESCE(i.points, 0) = 0 THEN 1 ELSE 0 END)',
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

const ON_CONTACTS = 'i.is_counted = 1 AND i.contact_ms IS NOT NULL AND i.available_ms IS NOT NULL';
const PAID = `${ON_CONTACTS} AND i.logged_in_ms IS NOT NULL`;
const PACED = 'i.is_counted = 1 AND i.handled_count IS NOT NULL AND i.on_queue_ms IS NOT NULL';

/** Of what reports say of intervals, never of legs. Each sum above a line and the one below it are of the same rows. */
export const AGENT_INTERVAL_MEASURES = {
  occupancy_contact_ms: sum('i.contact_ms', ON_CONTACTS),
  occupancy_ready_ms: sum('(i.contact_ms + i.available_ms)', ON_CONTACTS),
  utilized_ms: sum('(i.contact_ms + i.available_ms)', PAID),
  paid_ms: sum('i.logged_in_ms', PAID),
  on_queue_handled_count: sum('i.handled_count', PACED),
  on_queue_ms: sum('i.on_queue_ms', PACED),
} as const;

const SCHEDULED = 'w.is_counted = 1 AND w.out_of_adherence_ms IS NOT NULL AND w.adherence_scheduled_ms > 0';
const WORKED = 'w.is_counted = 1 AND w.worked_ms IS NOT NULL AND w.conformance_scheduled_ms > 0';
const LOST = 'w.is_counted = 1 AND w.lost_ms IS NOT NULL AND w.scheduled_ms > 0';

export const ADHERENCE_MEASURES = {
  /** Nobody can be out of a schedule for longer than it is. */
  out_of_adherence_ms: sum(
    '(CASE WHEN w.out_of_adherence_ms > w.adherence_scheduled_ms THEN w.adherence_scheduled_ms ELSE w.out_of_adherence_ms END)',
    SCHEDULED,
  ),
  adherence_scheduled_ms: sum('w.adherence_scheduled_ms', SCHEDULED),
  conformance_worked_ms: sum('w.worked_ms', WORKED),
  conformance_scheduled_ms: sum('w.conformance_scheduled_ms', WORKED),
  lost_ms: sum('w.lost_ms', LOST),
  shrinkage_scheduled_ms: sum('w.scheduled_ms', LOST),
} as const;

export type LegMeasure = keyof typeof LEG_MEASURES;
export type AnswerMeasure = keyof typeof ANSWER_MEASURES;
export type ReviewMeasure = keyof typeof REVIEW_MEASURES;
export type AgentIntervalMeasure = keyof typeof AGENT_INTERVAL_MEASURES;
export type AdherenceMeasure = keyof typeof ADHERENCE_MEASURES;
export type Measure = LegMeasure | AnswerMeasure | ReviewMeasure | AgentIntervalMeasure | AdherenceMeasure;

/** Every measure, in the order in which daily_facts has its columns. */
export const MEASURES = [
  ...Object.keys(LEG_MEASURES),
  ...Object.keys(ANSWER_MEASURES),
  ...Object.keys(REVIEW_MEASURES),
  ...Object.keys(AGENT_INTERVAL_MEASURES),
  ...Object.keys(ADHERENCE_MEASURES),
] as Measure[];

/** Sums of measures over some cells; what a metric is evaluated from. */
export type MeasureSums = Record<Measure, number>;
