import type { Generated } from 'kysely';
import type { Flag } from './flag';

/**
 * What every row of an interval report has. Key: (source, report, subject, started_at, interval_ms); `report` keeps the
 * reports of one source apart, which overlap in time and not in what they say.
 */
interface IntervalColumns {
  id: Generated<number>;
  source: string;
  /** The profile that read it. */
  report: string;
  /** Who and what the row is about, as the file says it: no empty key, and none that moves with a corrected name. */
  subject: string;
  started_at: number;
  interval_ms: number;
  started_text: string;
  time_zone: string;
  zone_from: string;
  local_date: string;
  /** Columns that the profile does not use, as JSON. */
  attributes: string | null;
  import_id: number;
  line: number;
}

/** Only a row that covers a day at most, and that no longer row of the same subject covers, counts. Set by the roll-up. */
interface CountedColumns {
  is_counted: Generated<Flag>;
}

/** What a person's time in an interval summed up to; a queue or channel only where the report tells them apart. */
export interface AgentIntervalsTable extends IntervalColumns, CountedColumns {
  employee_id: number;
  queue_id: number | null;
  channel: string | null;
  handled_count: number | null;
  talk_ms: number | null;
  hold_ms: number | null;
  after_contact_work_ms: number | null;
  handle_ms: number | null;
  /** Paid time, as far as the report knows: signed in. */
  logged_in_ms: number | null;
  on_queue_ms: number | null;
  /** Waiting for a contact. */
  available_ms: number | null;
  /** On contacts: talk, hold and the work after. */
  contact_ms: number | null;
}

/** How long a person was in one state during an interval. */
export interface AgentStatesTable extends IntervalColumns {
  employee_id: number;
  state: string;
  /** contact, available, break, training, meeting, away, offline, other */
  state_class: string;
  time_ms: number;
}

/** What a queue's contacts in an interval summed up to: counts and sums, never averages. */
export interface QueueIntervalsTable extends IntervalColumns {
  queue_id: number;
  channel: string | null;
  offered_count: number | null;
  answered_count: number | null;
  abandoned_count: number | null;
  in_threshold_count: number | null;
  wait_ms: number | null;
  abandon_wait_ms: number | null;
  talk_ms: number | null;
  hold_ms: number | null;
  after_contact_work_ms: number | null;
  handle_ms: number | null;
  threshold_ms: number | null;
}

/** A person's schedule against what they did; each sum has the scheduled time that it is a part of. */
export interface AdherenceIntervalsTable extends IntervalColumns, CountedColumns {
  employee_id: number;
  scheduled_ms: number | null;
  out_of_adherence_ms: number | null;
  /** What out_of_adherence_ms is a part of. */
  adherence_scheduled_ms: number | null;
  worked_ms: number | null;
  /** What worked_ms is held against. */
  conformance_scheduled_ms: number | null;
  /** Of scheduled_ms, the time in which nobody could have been served. */
  lost_ms: number | null;
  exception_count: number | null;
}
