import type { Instant, LegRecord, PersonRef } from './records';

/** What a row of an interval report covers, and which report says it. */
export interface IntervalSpan {
  starts: Instant;
  intervalMs: number;
  /** The local day that the file itself names, where the row covers a whole one; else it follows from `starts`. */
  date: string | null;
}

interface IntervalRecordBase extends IntervalSpan {
  /** The profile: reports of one source overlap in time, not in what they say. */
  report: string;
  /** Columns that the profile does not know, by header. */
  attributes: Record<string, string> | null;
}

/** Sums over one person's interval; queue and channel only where the report has a row for each. */
export interface AgentIntervalRecord extends IntervalRecordBase {
  kind: 'agent_interval';
  person: PersonRef;
  queue: string | null;
  channel: LegRecord['channel'] | null;
  handledCount: number | null;
  talkMs: number | null;
  holdMs: number | null;
  afterContactWorkMs: number | null;
  handleMs: number | null;
  loggedInMs: number | null;
  onQueueMs: number | null;
  availableMs: number | null;
  contactMs: number | null;
}

export type StateClass = 'contact' | 'available' | 'break' | 'training' | 'meeting' | 'away' | 'offline' | 'other';

/** One person's time in one state of one interval; a row of a file may hold several. */
export interface AgentStateRecord extends IntervalRecordBase {
  kind: 'agent_state';
  person: PersonRef;
  /** As the file calls it. */
  state: string;
  stateClass: StateClass;
  timeMs: number;
}

/** Counts and sums over one queue's interval. */
export interface QueueIntervalRecord extends IntervalRecordBase {
  kind: 'queue_interval';
  queue: string;
  channel: LegRecord['channel'] | null;
  offeredCount: number | null;
  answeredCount: number | null;
  abandonedCount: number | null;
  inThresholdCount: number | null;
  /** Of the answered, and of those who gave up. */
  waitMs: number | null;
  abandonWaitMs: number | null;
  talkMs: number | null;
  holdMs: number | null;
  afterContactWorkMs: number | null;
  handleMs: number | null;
  thresholdMs: number | null;
}

/** One person's schedule against what they did; each sum stands beside the scheduled time that it is a part of. */
export interface AdherenceIntervalRecord extends IntervalRecordBase {
  kind: 'adherence_interval';
  person: PersonRef;
  scheduledMs: number | null;
  outOfAdherenceMs: number | null;
  adherenceScheduledMs: number | null;
  workedMs: number | null;
  conformanceScheduledMs: number | null;
  /** Of scheduledMs. */
  lostMs: number | null;
  exceptionCount: number | null;
}
