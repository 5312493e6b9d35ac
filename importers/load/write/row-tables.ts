import type { Schema } from 'db/schema';
import type { ShapeOf } from './table-shape';

/** The tables that rows of files become, each with its key and with what makes one row differ from another. */
export const LEGS = {
  table: 'legs',
  key: ['source', 'contact_key', 'leg_key'],
  compared: [
    'employee_id',
    'queue_id',
    'channel',
    'direction',
    'started_at',
    'local_date',
    'is_answered',
    'is_abandoned',
    'is_transferred',
    'is_resolved',
    'wait_ms',
    'talk_ms',
    'hold_ms',
    'after_contact_work_ms',
    'first_reply_ms',
    'full_resolution_ms',
    'reopens',
    'reason',
    'customer_key',
    'attributes',
  ],
  carried: ['started_text', 'time_zone', 'zone_from', 'is_repeat_eligible', 'is_repeated'],
  isBulky: true,
} as const satisfies ShapeOf<Schema['legs']>;

export const ANSWERS = {
  table: 'answers',
  key: ['source', 'answer_key'],
  compared: [
    'contact_key',
    'leg_source',
    'named_employee_id',
    'named_channel',
    'kind',
    'scale_min',
    'scale_max',
    'score',
    'comment',
    'asked_at',
    'answered_at',
    'local_date',
  ],
  // What the leg says of an answer is looked up again after every load (db/roll-up/link-surveys).
  carried: ['employee_id', 'channel', 'leg_id', 'queue_id'],
  isBulky: true,
} as const satisfies ShapeOf<Schema['answers']>;

export const REVIEW_ITEMS = {
  table: 'review_items',
  key: ['review_id', 'section', 'item'],
  compared: ['points', 'possible', 'weight', 'is_not_applicable', 'is_critical'],
  carried: [],
} as const satisfies ShapeOf<Schema['review_items']>;

export const EVENTS = {
  table: 'events',
  key: ['source', 'event_key'],
  compared: ['kind', 'title', 'on_date', 'until_date', 'employee_id', 'team_id', 'queue_id'],
  carried: [],
} as const satisfies ShapeOf<Schema['events']>;

/** The key of every interval table. */
const INTERVAL_KEY = ['source', 'report', 'subject', 'started_at', 'interval_ms'] as const;
/** Carried by all of them, after what makes them differ. */
const INTERVAL_CARRIED = ['started_text', 'time_zone', 'zone_from'] as const;

const AGENT_INTERVALS = {
  table: 'agent_intervals',
  key: INTERVAL_KEY,
  compared: [
    'employee_id',
    'local_date',
    'queue_id',
    'channel',
    'handled_count',
    'talk_ms',
    'hold_ms',
    'after_contact_work_ms',
    'handle_ms',
    'logged_in_ms',
    'on_queue_ms',
    'available_ms',
    'contact_ms',
    'attributes',
  ],
  carried: INTERVAL_CARRIED,
} as const satisfies ShapeOf<Schema['agent_intervals']>;

const AGENT_STATES = {
  table: 'agent_states',
  key: INTERVAL_KEY,
  compared: ['employee_id', 'local_date', 'state', 'state_class', 'time_ms'],
  carried: INTERVAL_CARRIED,
} as const satisfies ShapeOf<Schema['agent_states']>;

const QUEUE_INTERVALS = {
  table: 'queue_intervals',
  key: INTERVAL_KEY,
  compared: [
    'queue_id',
    'local_date',
    'channel',
    'offered_count',
    'answered_count',
    'abandoned_count',
    'in_threshold_count',
    'wait_ms',
    'abandon_wait_ms',
    'talk_ms',
    'hold_ms',
    'after_contact_work_ms',
    'handle_ms',
    'threshold_ms',
    'attributes',
  ],
  carried: INTERVAL_CARRIED,
} as const satisfies ShapeOf<Schema['queue_intervals']>;

const ADHERENCE_INTERVALS = {
  table: 'adherence_intervals',
  key: INTERVAL_KEY,
  compared: [
    'employee_id',
    'local_date',
    'scheduled_ms',
    'out_of_adherence_ms',
    'adherence_scheduled_ms',
    'worked_ms',
    'conformance_scheduled_ms',
    'lost_ms',
    'exception_count',
    'attributes',
  ],
  carried: INTERVAL_CARRIED,
} as const satisfies ShapeOf<Schema['adherence_intervals']>;

/** The table of each kind of interval record. */
export const INTERVAL_TABLES = {
  agent_interval: AGENT_INTERVALS,
  agent_state: AGENT_STATES,
  queue_interval: QUEUE_INTERVALS,
  adherence_interval: ADHERENCE_INTERVALS,
} as const;
export type IntervalTables = typeof INTERVAL_TABLES;

export const ALIASES = {
  table: 'employee_aliases',
  key: ['source', 'alias'],
  compared: ['employee_id'],
  carried: [],
} as const satisfies ShapeOf<Schema['employee_aliases']>;

export const MEMBERSHIPS = {
  table: 'team_memberships',
  key: ['employee_id', 'from_date'],
  compared: ['team_id', 'to_date'],
  carried: [],
} as const satisfies ShapeOf<Schema['team_memberships']>;

export const LEADERS = {
  table: 'team_leaders',
  key: ['team_id', 'employee_id', 'from_date'],
  compared: ['to_date'],
  carried: [],
} as const satisfies ShapeOf<Schema['team_leaders']>;
