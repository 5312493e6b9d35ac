import type { Generated } from 'kysely';
import type { MeasureSums } from './measures';

/** Flags are 0 or 1; instants are UTC epoch milliseconds; days are yyyy-MM-dd; durations integer milliseconds. */
export type Flag = 0 | 1;

export interface EmployeesTable {
  id: Generated<number>;
  name: string;
  email: string | null;
  job_title: string | null;
  is_contractor: Flag;
  hired_date: string | null;
  left_date: string | null;
  import_id: number | null;
  line: number | null;
}

/** What a source calls a person. One alias of one source belongs to one person. */
export interface EmployeeAliasesTable {
  source: string;
  alias: string;
  employee_id: number;
  import_id: number | null;
  line: number | null;
}

export interface TeamsTable {
  id: Generated<number>;
  name: string;
  time_zone: string;
}

/** from_date is inclusive, to_date exclusive or null while it lasts. */
export interface TeamMembershipsTable {
  id: Generated<number>;
  team_id: number;
  employee_id: number;
  from_date: string;
  to_date: string | null;
  import_id: number | null;
  line: number | null;
}

export interface TeamLeadersTable {
  id: Generated<number>;
  team_id: number;
  employee_id: number;
  from_date: string;
  to_date: string | null;
  import_id: number | null;
  line: number | null;
}

export interface QueuesTable {
  id: Generated<number>;
  name: string;
}

/** One agent's or one queue's part in a contact. Key: (source, contact_key, leg_key), kept contact first, as surveys look it up. */
export interface LegsTable {
  id: Generated<number>;
  source: string;
  contact_key: string;
  leg_key: string;
  import_id: number;
  line: number;
  employee_id: number | null;
  queue_id: number | null;
  channel: string;
  direction: string;
  started_at: number;
  started_text: string;
  time_zone: string;
  zone_from: string;
  local_date: string;
  is_answered: Flag;
  is_abandoned: Flag;
  is_transferred: Flag | null;
  is_resolved: Flag | null;
  wait_ms: number | null;
  talk_ms: number | null;
  hold_ms: number | null;
  after_contact_work_ms: number | null;
  first_reply_ms: number | null;
  full_resolution_ms: number | null;
  reopens: number | null;
  reason: string | null;
  customer_key: string | null;
  attributes: string | null;
  /** Whether this leg ended a contact by a known customer, so that a repeat could be seen. Set by the roll-up. */
  is_repeat_eligible: Generated<Flag>;
  /** Whether the same customer came again for the same reason within the days that count. Set by the roll-up. */
  is_repeated: Generated<Flag>;
}

/** One survey asked; score is null until it is answered. It reaches a person through the leg, or the login in its file. */
export interface AnswersTable {
  id: Generated<number>;
  source: string;
  answer_key: string;
  import_id: number;
  line: number;
  contact_key: string | null;
  leg_source: string | null;
  leg_id: number | null;
  /** The person named in the survey's own file; null where only the contact tells. */
  named_employee_id: number | null;
  employee_id: number | null;
  queue_id: number | null;
  /** The channel that the survey's own file names; channel is the leg's, where there is one. */
  named_channel: string | null;
  channel: string | null;
  kind: string;
  scale_min: number;
  scale_max: number;
  score: number | null;
  comment: string | null;
  asked_at: number;
  answered_at: number | null;
  local_date: string;
}

export interface ReviewsTable {
  id: Generated<number>;
  source: string;
  review_key: string;
  form: string;
  form_version: string;
  employee_id: number;
  reviewer: string | null;
  contact_key: string | null;
  leg_id: number | null;
  queue_id: number | null;
  channel: string | null;
  reviewed_at: number;
  local_date: string;
}

export interface ReviewItemsTable {
  id: Generated<number>;
  review_id: number;
  import_id: number;
  line: number;
  section: string;
  item: string;
  points: number | null;
  possible: number;
  weight: number;
  is_not_applicable: Flag;
  is_critical: Flag;
}

export interface StateIntervalsTable {
  id: Generated<number>;
  source: string;
  employee_id: number;
  state: string;
  started_at: number;
  ended_at: number;
  local_date: string;
  import_id: number;
  line: number;
}

/** Something that happened: a training, a process change, an obstacle. Drawn on charts. Scope: a person, a team, a queue, or all null for everyone. */
export interface EventsTable {
  id: Generated<number>;
  source: string;
  event_key: string;
  kind: string;
  title: string;
  on_date: string;
  until_date: string | null;
  employee_id: number | null;
  team_id: number | null;
  queue_id: number | null;
  import_id: number | null;
  line: number | null;
}

export interface VisionsTable {
  id: Generated<number>;
  statement: string;
  from_date: string;
}

export interface PillarsTable {
  id: Generated<number>;
  vision_id: number;
  position: number;
  name: string;
  description: string;
}

export interface GoalsTable {
  id: Generated<number>;
  employee_id: number | null;
  team_id: number | null;
  metric_id: string;
  metric_version: number;
  queue_id: number | null;
  channel: string | null;
  /** 'period': the average from start to due; 'level': the level in the last level_weeks weeks. */
  kind: string;
  level_weeks: number | null;
  target: number;
  start_date: string;
  due_date: string;
  baseline_from_date: string;
  baseline_to_date: string;
  /** The frozen baseline: sums as they stood when the goal was set. JSON of MeasureSums. */
  baseline_sums: string;
  baseline_value: number;
  baseline_sample: number;
  pillar_id: number | null;
  counter_metric_id: string | null;
  counter_limit: number | null;
  reason: string | null;
  created_by: number;
  created_at: number;
  closed_at: number | null;
  closed_note: string | null;
  status: string | null;
  status_checked_date: string | null;
  /** Of the form that set it, so that a double click sets one goal. */
  token: string | null;
}

/** One change of one goal: who, when, why, and what stood before and after. */
export interface GoalRevisionsTable {
  id: Generated<number>;
  goal_id: number;
  revised_at: number;
  user_id: number;
  why: string;
  changes: string;
}

export interface CheckInsTable {
  id: Generated<number>;
  goal_id: number;
  on_date: string;
  held_at: number | null;
  user_id: number | null;
  note: string | null;
  /** What the goal's owner wrote. */
  own_note: string | null;
  status: string | null;
  probability: number | null;
}

export interface ImportsTable {
  id: Generated<number>;
  file_name: string;
  file_hash: string;
  file_bytes: number;
  /** Where the uploaded file is kept, relative to the data folder, so that a load can be run again. */
  stored_path: string | null;
  profile_id: string | null;
  profile_version: number | null;
  source: string | null;
  mapping: string | null;
  time_zone: string | null;
  zone_from: string | null;
  /** queued, loading, loaded, failed, interrupted, undone, duplicate */
  status: string;
  rows_read: number;
  rows_inserted: number;
  rows_updated: number;
  rows_unchanged: number;
  rows_rejected: number;
  rows_skipped: number;
  first_date: string | null;
  last_date: string | null;
  is_partial: Flag;
  headers: string | null;
  note: string | null;
  error: string | null;
  user_id: number | null;
  /** The process that loads it, so that another can tell a load that goes on from one that was cut off. */
  loader_pid: number | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
  undone_at: number | null;
}

/**
 * The fate of a row that is not told by a loaded row itself: updated, unchanged, rejected, skipped.
 * An inserted row is told by the leg, answer, item … that carries this import and line.
 */
export interface ImportRowsTable {
  import_id: number;
  line: number;
  fate: string;
  /** For updated and unchanged: the table and id of the row that it met. */
  row_table: string | null;
  row_id: number | null;
  /** For updated: the row as it was before, as JSON, so that undo can put it back. */
  previous: string | null;
  code: string | null;
  column_name: string | null;
  cell: string | null;
  advice: string | null;
  /** For rejected: the row's cells as JSON, so that the rejects can be downloaded. */
  raw: string | null;
}

/** One row a day, person, team, queue and channel; 0 stands for none. Kept by db/roll-up alone. */
export interface DailyFactsTable extends MeasureSums {
  local_date: string;
  /** The Monday of the day's ISO week. */
  week_date: string;
  employee_id: number;
  team_id: number;
  queue_id: number;
  /** '' for none. */
  channel: string;
}

export interface UsersTable {
  id: Generated<number>;
  email: string;
  name: string;
  password_hash: string | null;
  role: string;
  employee_id: number | null;
  is_active: Generated<Flag>;
  created_at: number;
}

export interface SessionsTable {
  /** SHA-256 of the token in the cookie; the token itself is never stored. */
  token_hash: string;
  user_id: number;
  created_at: number;
  expires_at: number;
}

/** One-time links: the first admin, an invitation. */
export interface InvitationsTable {
  token_hash: string;
  role: string;
  email: string | null;
  employee_id: number | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

export interface SettingsTable {
  name: string;
  value: string;
}

export interface AuditEntriesTable {
  id: Generated<number>;
  at: number;
  user_id: number | null;
  action: string;
  thing: string;
  thing_id: string | null;
  detail: string | null;
}

export interface Schema {
  employees: EmployeesTable;
  employee_aliases: EmployeeAliasesTable;
  teams: TeamsTable;
  team_memberships: TeamMembershipsTable;
  team_leaders: TeamLeadersTable;
  queues: QueuesTable;
  legs: LegsTable;
  answers: AnswersTable;
  reviews: ReviewsTable;
  review_items: ReviewItemsTable;
  state_intervals: StateIntervalsTable;
  events: EventsTable;
  visions: VisionsTable;
  pillars: PillarsTable;
  goals: GoalsTable;
  goal_revisions: GoalRevisionsTable;
  check_ins: CheckInsTable;
  imports: ImportsTable;
  import_rows: ImportRowsTable;
  daily_facts: DailyFactsTable;
  users: UsersTable;
  sessions: SessionsTable;
  invitations: InvitationsTable;
  settings: SettingsTable;
  audit_entries: AuditEntriesTable;
}
