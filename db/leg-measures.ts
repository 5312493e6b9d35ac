import {
  above,
  all,
  any,
  atMost,
  below,
  count,
  hasReasons,
  isInbound,
  isReasonIn,
  isTrue,
  isVariant,
  known,
  type LegMeasureDeclaration,
  not,
  square,
  sum,
} from './leg-conditions';

/** Somebody's, and answered. */
export const HANDLED = all(known('employee_id'), isTrue('is_answered'));
/** Came in, and was answered or given up on. */
export const OFFERED = all(isInbound, any(isTrue('is_answered'), isTrue('is_abandoned')));
/** Ended a contact by a customer who could be seen to come again. */
export const REPEAT_ELIGIBLE = all(HANDLED, known('customer_key'), isInbound, not(isTrue('is_transferred')));

const ABANDONED = all(isInbound, isTrue('is_abandoned'));
const SHORT = below('wait_ms', 'short_abandon_ms');
/** Answered in time as far as it is known when; given up on, later than at once. */
const KNOWN = all(isInbound, isTrue('is_answered'), known('wait_ms'));
const LOST = all(ABANDONED, not(SHORT));
const IN_TIME = atMost('wait_ms', 'threshold_ms');
const TIMED = all(HANDLED, known('talk_ms'));
const HOLD_KNOWN = all(HANDLED, known('hold_ms'));
const WORK_KNOWN = all(HANDLED, known('after_contact_work_ms'));
const REASON_KNOWN = all(HANDLED, known('reason'));
const HANDLE_MS = ['talk_ms', 'hold_ms', 'after_contact_work_ms'] as const;

/** What is summed of legs, each measure said once: for SQL and for the legs that a load has in hand. */
export const LEG_DECLARATIONS = {
  offered_count: count(OFFERED),
  answered_count: count(isInbound, isTrue('is_answered')),
  abandoned_count: count(LOST),
  short_abandoned_count: count(ABANDONED, SHORT),
  /** By the variant in force: only `positive` counts who gave up in time as served, */
  in_service_level_count: count(any(all(KNOWN, IN_TIME), all(LOST, IN_TIME, isVariant('positive')))),
  /** and `answered_only` leaves out all who gave up, `ignore` those who did in time. */
  service_level_count: count(
    any(KNOWN, all(LOST, not(isVariant('answered_only')), not(all(isVariant('ignore'), IN_TIME)))),
  ),
  wait_known_count: count(KNOWN),
  wait_ms: sum(['wait_ms'], KNOWN),
  wait_squares: square(['wait_ms'], KNOWN),
  handled_count: count(HANDLED),
  timed_count: count(TIMED),
  handle_ms: sum(HANDLE_MS, TIMED),
  handle_squares: square(HANDLE_MS, TIMED),
  talk_ms: sum(['talk_ms'], TIMED),
  talk_squares: square(['talk_ms'], TIMED),
  brief_count: count(HANDLED, below('talk_ms', 10_000)),
  hold_known_count: count(HOLD_KNOWN),
  held_count: count(HANDLED, above('hold_ms', 0)),
  hold_ms: sum(['hold_ms'], HOLD_KNOWN),
  hold_squares: square(['hold_ms'], HOLD_KNOWN),
  after_contact_work_known_count: count(WORK_KNOWN),
  after_contact_work_ms: sum(['after_contact_work_ms'], WORK_KNOWN),
  after_contact_work_squares: square(['after_contact_work_ms'], WORK_KNOWN),
  transfer_known_count: count(HANDLED, known('is_transferred')),
  transferred_count: count(HANDLED, isTrue('is_transferred')),
  repeat_eligible_count: count(isTrue('is_repeat_eligible')),
  repeated_count: count(isTrue('is_repeat_eligible'), isTrue('is_repeated')),
  closed_count: count(known('is_resolved'), any(isTrue('is_answered'), isTrue('is_resolved'))),
  resolved_count: count(isTrue('is_resolved')),
  reopened_count: count(above('reopens', 0)),
  /** Solved at least once: what was opened again was solved before. */
  reopen_known_count: count(known('reopens'), any(isTrue('is_resolved'), above('reopens', 0))),
  escalation_known_count: count(REASON_KNOWN, hasReasons('escalation_reasons')),
  escalated_count: count(HANDLED, isReasonIn('escalation_reasons')),
  complaint_known_count: count(REASON_KNOWN, hasReasons('complaint_reasons')),
  complaint_count: count(HANDLED, isReasonIn('complaint_reasons')),
} as const satisfies Record<string, LegMeasureDeclaration>;

export type LegMeasure = keyof typeof LEG_DECLARATIONS;
