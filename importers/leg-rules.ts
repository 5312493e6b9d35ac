import type { DurationUnit } from './cells/duration';
import type { LegField } from './fields';

/** One event of a log: what its data say, by the column, and whether a leg ends with it. */
export interface LoggedEvent {
  says?: Partial<Record<'wait' | 'talk' | 'ring' | 'customer', LegField>>;
  /** Unit of its durations; seconds unless it says otherwise. */
  unit?: DurationUnit;
  /** The caller came: the leg begins. */
  isEntry?: boolean;
  /** Somebody was rung and did not answer. */
  isMissedRing?: boolean;
  isTransfer?: boolean;
  /** The leg is over, and how. */
  ends?: 'answered' | 'abandoned' | 'unanswered';
}

/** A log of events, several of which make one leg. The legs' key is the contact, the queue and when they ended. */
export interface LegLog {
  /** By the cell of the field `event`, lower case; rows of any other event are no contacts. */
  events: Readonly<Record<string, LoggedEvent>>;
}

export interface LegRules {
  /** The rows are events of legs, not legs. Of the other rules only channel and direction are then used. */
  log?: LegLog;
  /** Fields whose cells, joined, name the contact and the leg within it. */
  contactKey: readonly LegField[];
  /** A leg without a contact's key is a contact by itself. A text stands for what a kindred report says in a column. */
  legKey: readonly (LegField | { text: string })[];
  /** The contact id may be another leg's id, whose contact it then shares. */
  isChained?: boolean;
  /** Alternatives, of which the first whose columns all stand in the file is used: all its fields must say yes. */
  answeredWhen: readonly (readonly LegField[])[];
  /** What an unanswered row is, where no abandoned column tells. */
  unansweredInbound: 'abandoned' | 'unknown';
  /** Waiting is the sum of these less the sum of those. */
  wait: { add: readonly LegField[]; subtract: readonly LegField[] };
  /** The talk column counts the time on hold too, which is then taken off. */
  talkIncludesHold?: boolean;
  /** An unanswered row names the one it rang, who did nothing that could be judged. */
  personOnlyIfAnswered?: boolean;
  channel: 'voice' | 'chat' | 'email';
  direction: 'inbound' | 'outbound' | 'internal';
  /** A row names a person only where this field's cell (lower case) is one of these; else its name is a queue's. */
  personWhen?: { field: LegField; cells: readonly string[] };
  /** The report may hold a leg more than once: the row whose `updated` is latest counts. */
  isDeliveredAgain?: boolean;
  /** Without a column that says how long the resolution took, it took from start to end. */
  resolvedByEnd?: boolean;
  /** Rows that are no contacts: field and the cells (lower case) that say so. */
  skipWhen?: { field: LegField; cells: readonly string[] };
  /** A rating in the row becomes a survey answer; undefined scale: found in the file. */
  rating?: { survey: 'csat'; zeroIsMissing: boolean; blankIsUnasked?: boolean };
}
