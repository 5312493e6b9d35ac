import type { ImportRecord } from '../../row-outcome';
import { AnswerWriter } from './answer-writer';
import { EventWriter } from './event-writer';
import { IntervalWriter } from './interval-writer';
import { LegWriter } from './leg-writer';
import type { LoadContext } from './load-context';
import { ReviewWriter } from './review-writer';
import { RosterWriter } from './roster-writer';
import type { Met } from './table-writer';

/** A record that was looked up and can be written. */
export interface Prepared {
  /** Whether that would replace a row that another import brought. */
  wouldReplace(): boolean;
  /** What came of it; null where the record waits for the others of its kind. */
  write(): { table: string; met: Met; date: string } | null;
}

/** Of records that are each a row of one table. */
interface RecordWriter<T, P> {
  table: string;
  prepare(record: T, line: number): P;
  dateOf(prepared: P): string;
  write(prepared: P): Met;
  wouldReplace?(prepared: P): boolean;
}

/** The writers of one file's rows, one for each kind of record. */
export class RowWriters {
  readonly legs: LegWriter;
  readonly answers: AnswerWriter;
  readonly roster: RosterWriter;
  readonly #reviews: ReviewWriter;
  readonly #events: EventWriter;
  readonly #agentIntervals: IntervalWriter<'agent_interval'>;
  readonly #agentStates: IntervalWriter<'agent_state'>;
  readonly #queueIntervals: IntervalWriter<'queue_interval'>;
  readonly #adherenceIntervals: IntervalWriter<'adherence_interval'>;

  /** `met` gets what a record came to beyond its own row. */
  constructor(context: LoadContext, met: (line: number, table: string, met: Met) => void) {
    this.legs = new LegWriter(context);
    this.answers = new AnswerWriter(context);
    this.roster = new RosterWriter(context, met);
    this.#reviews = new ReviewWriter(context, met);
    this.#events = new EventWriter(context);
    this.#agentIntervals = new IntervalWriter(context, 'agent_interval');
    this.#agentStates = new IntervalWriter(context, 'agent_state');
    this.#queueIntervals = new IntervalWriter(context, 'queue_interval');
    this.#adherenceIntervals = new IntervalWriter(context, 'adherence_interval');
  }

  /** Looks up what a record needs, and writes nothing of it yet. */
  prepare(record: ImportRecord, line: number): Prepared {
    switch (record.kind) {
      case 'leg':
        return prepared(this.legs, record, line);
      case 'answer':
        return prepared(this.answers, record, line);
      case 'review_item':
        return prepared(this.#reviews, record, line);
      case 'event':
        return prepared(this.#events, record, line);
      case 'agent_interval':
        return prepared(this.#agentIntervals, record, line);
      case 'agent_state':
        return prepared(this.#agentStates, record, line);
      case 'queue_interval':
        return prepared(this.#queueIntervals, record, line);
      case 'adherence_interval':
        return prepared(this.#adherenceIntervals, record, line);
      case 'roster':
        return {
          wouldReplace: () => false,
          write: () => {
            this.roster.collect(record, line);
            return null;
          },
        };
    }
  }
}

function prepared<T, P>(writer: RecordWriter<T, P>, record: T, line: number): Prepared {
  const row = writer.prepare(record, line);
  return {
    wouldReplace: () => writer.wouldReplace?.(row) ?? false,
    write: () => ({ table: writer.table, met: writer.write(row), date: writer.dateOf(row) }),
  };
}
