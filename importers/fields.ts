/** What columns can say, by the kind of report. */

export type LegField =
  | 'contact_id'
  | 'leg_id'
  | 'login'
  | 'name'
  | 'email'
  | 'outbound_login'
  | 'outbound_name'
  | 'target'
  | 'queue'
  | 'channel'
  | 'direction'
  | 'call_type'
  | 'started'
  | 'started_time'
  | 'connected'
  | 'ended'
  | 'updated'
  | 'time_zone'
  | 'wait'
  | 'total'
  | 'ring'
  | 'ivr'
  | 'talk'
  | 'hold'
  | 'after_contact_work'
  | 'first_reply'
  | 'full_resolution'
  | 'reopens'
  | 'reason'
  | 'customer'
  | 'outbound_customer'
  | 'called'
  | 'answered'
  | 'abandoned'
  | 'transferred'
  | 'resolved'
  | 'rating'
  | 'status'
  | 'event'
  | 'data_1'
  | 'data_2'
  | 'data_3'
  | 'data_4'
  | 'data_5';

export type AnswerField =
  | 'survey_id'
  | 'contact_id'
  | 'leg_source'
  | 'login'
  | 'name'
  | 'first_name'
  | 'last_name'
  | 'email'
  | 'channel'
  | 'survey'
  | 'scale_min'
  | 'scale_max'
  | 'score'
  | 'csat'
  | 'nps'
  | 'ces'
  | 'status'
  | 'comment'
  | 'asked'
  | 'answered_at';

export type ReviewField =
  | 'review_id'
  | 'form'
  | 'form_version'
  | 'login'
  | 'name'
  | 'email'
  | 'reviewer'
  | 'contact_id'
  | 'reviewed'
  | 'section'
  | 'item'
  | 'points'
  | 'possible'
  | 'weight'
  | 'not_applicable'
  | 'critical';

export type RosterField =
  | 'employee_id'
  | 'name'
  | 'email'
  | 'job_title'
  | 'contractor'
  | 'hired'
  | 'left'
  | 'team'
  | 'team_time_zone'
  | 'role'
  | 'from'
  | 'to'
  | 'alias';

export type EventField = 'date' | 'until' | 'type' | 'title' | 'login' | 'name' | 'email' | 'team' | 'queue';

/** When a row of an interval report begins and ends: a moment, a day, or a clock time on the day that the file covers. */
type SpanField = 'date' | 'started' | 'start_time' | 'ended' | 'end_time' | 'length' | 'time_zone';
type PersonField = 'login' | 'name' | 'first_name' | 'last_name' | 'email';
/** Sums over contacts; an average becomes its sum where the file has the count that it is an average over. */
type ContactSumField =
  | 'talk'
  | 'average_talk'
  | 'hold'
  | 'average_hold'
  | 'after_contact_work'
  | 'average_after_contact_work'
  | 'handle'
  | 'average_handle';

export type AgentIntervalField =
  | SpanField
  | PersonField
  | ContactSumField
  | 'queue'
  | 'channel'
  | 'handled'
  | 'logged_in'
  | 'on_queue'
  | 'available'
  | 'contact'
  /** One of several columns, each a state. */
  | 'state';

export type QueueIntervalField =
  | SpanField
  | ContactSumField
  | 'queue'
  | 'channel'
  | 'offered'
  | 'answered'
  | 'abandoned'
  | 'in_threshold'
  | 'service_level'
  | 'wait'
  | 'average_wait'
  | 'abandon_wait'
  | 'average_abandon_wait'
  | 'threshold';

export type AdherenceIntervalField =
  | SpanField
  | PersonField
  | 'scheduled'
  | 'out_of_adherence'
  | 'adherence_scheduled'
  | 'worked'
  | 'conformance_scheduled'
  | 'lost'
  | 'exceptions';

export type Field =
  | LegField
  | AnswerField
  | ReviewField
  | RosterField
  | EventField
  | AgentIntervalField
  | QueueIntervalField
  | AdherenceIntervalField;
