import { noteImport } from 'db/roll-up/changes';
import type { ImportRecord, RowOutcome } from '../records';
import { AnswerWriter } from './answer-writer';
import { EventWriter } from './event-writer';
import { LegWriter } from './leg-writer';
import { type LoadContext, RowRefused } from './load-context';
import { noteStored } from './note-stored';
import { ReviewWriter } from './review-writer';
import { RosterWriter } from './roster-writer';
import { type RowCounts, RowLog } from './row-log';
import type { Met } from './table-writer';

/** Writes the rows of one file and keeps the fate of each. Runs inside the caller's transaction. */
export class RowLoader {
  firstDate: string | null = null;
  lastDate: string | null = null;
  readonly #log: RowLog;
  readonly #legs: LegWriter;
  readonly #answers: AnswerWriter;
  readonly #reviews: ReviewWriter;
  readonly #events: EventWriter;
  readonly #roster: RosterWriter;

  constructor(private readonly context: LoadContext) {
    const met = (line: number, table: string, result: Met) => this.#met(line, table, result);
    this.#log = new RowLog(context.connection, context.importId);
    this.#legs = new LegWriter(context);
    this.#answers = new AnswerWriter(context);
    this.#reviews = new ReviewWriter(context, met);
    this.#events = new EventWriter(context);
    this.#roster = new RosterWriter(context, met);
  }

  get counts(): RowCounts {
    return this.#log.counts;
  }

  load(outcome: RowOutcome): void {
    const { line } = outcome;
    if (outcome.fate === 'rejected') this.#log.rejected(line, outcome.issue, outcome.cells);
    else if (outcome.fate === 'skipped') this.#log.skipped(line, outcome.code);
    else if (outcome.records.length === 0) this.#log.skipped(line, 'empty_row');
    else if (outcome.records[0]!.kind === 'roster') this.#roster.collect(outcome.records[0]!, line);
    else this.#loadRecords(line, outcome.records, outcome.cells);
  }

  /** A row is loaded whole or not at all: everything is looked up before anything is written. */
  #loadRecords(line: number, records: readonly ImportRecord[], cells: readonly string[]): void {
    try {
      const writes = records.map((record) => this.#prepare(record, line));
      for (const write of writes) write();
      this.#log.endOfRow(line);
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      this.#log.rejected(line, error.issue, cells);
    }
  }

  /** After the last row: writes what waited for it and notes what the file changed for the roll-up. */
  finish(): void {
    this.#roster.finish((line) => this.#log.endOfRow(line));
    noteImport(this.context.connection, this.context.importId);
  }

  #prepare(record: ImportRecord, line: number): () => void {
    switch (record.kind) {
      case 'leg':
        return this.#writeOf(this.#legs, this.#legs.prepare(record, line), line);
      case 'answer':
        return this.#writeOf(this.#answers, this.#answers.prepare(record, line), line);
      case 'review_item':
        return this.#writeOf(this.#reviews, this.#reviews.prepare(record, line), line);
      case 'event':
        return this.#writeOf(this.#events, this.#events.prepare(record, line), line);
      case 'roster':
        return () => this.#roster.collect(record, line);
    }
  }

  #writeOf<P>(
    writer: { table: string; write(prepared: P): Met; dateOf(prepared: P): string },
    prepared: P,
    line: number,
  ): () => void {
    return () => {
      this.#met(line, writer.table, writer.write(prepared));
      const date = writer.dateOf(prepared);
      if (this.firstDate === null || date < this.firstDate) this.firstDate = date;
      if (this.lastDate === null || date > this.lastDate) this.lastDate = date;
    };
  }

  #met(line: number, table: string, met: Met): void {
    if (met.fate === 'updated') noteStored(this.context.connection, table, met.previous);
    this.#log.met(line, table, met);
  }
}
