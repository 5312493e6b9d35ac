import type { Generated } from 'kysely';
import type { Flag } from './flag';

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
  /** Of these, the time in which the team was open; null without a calendar. Set by the roll-up. */
  first_reply_business_ms: Generated<number | null>;
  full_resolution_business_ms: Generated<number | null>;
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
  /** Who wrote it down here, and who took it back; null for what a file brought. */
  recorded_by: Generated<number | null>;
  recorded_at: Generated<number | null>;
  removed_by: Generated<number | null>;
  removed_at: Generated<number | null>;
}
