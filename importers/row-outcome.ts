import type {
  AdherenceIntervalRecord,
  AgentIntervalRecord,
  AgentStateRecord,
  QueueIntervalRecord,
} from './interval-records';
import type { AnswerRecord, EventRecord, LegRecord, ReviewItemRecord, RosterRecord } from './records';

export type ImportRecord =
  | LegRecord
  | AnswerRecord
  | ReviewItemRecord
  | RosterRecord
  | EventRecord
  | AgentIntervalRecord
  | AgentStateRecord
  | QueueIntervalRecord
  | AdherenceIntervalRecord;

/** Why a row was not loaded, told so that somebody can mend it. */
export interface RowIssue {
  /** Closed vocabulary, snake_case: bad_instant, bad_duration, end_before_start, unknown_person, damaged_id … */
  code: string;
  /** The file's own header, or null where the whole row is meant. */
  column: string | null;
  cell: string | null;
  /** What to do, in a sentence. */
  advice: string;
}

/** One physical row of the body, with its line in the file (1-based, of the row's first line). */
export type RowOutcome = { line: number; cells: string[] } & (
  | { fate: 'record'; records: ImportRecord[] }
  | { fate: 'rejected'; issue: RowIssue }
  | {
      fate: 'skipped';
      code:
        | 'empty_row'
        | 'total_row'
        | 'repeated_header'
        | 'footer'
        | 'duplicate'
        | 'not_a_contact'
        | 'nobody'
        | 'part_of_leg';
    }
);
