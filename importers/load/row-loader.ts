import { noteImport } from 'db/roll-up/changes';
import type { ImportRecord, RowOutcome } from '../records';
import { AnswerWriter } from './answer-writer';
import { centerDayOf } from './center-day';
import { EventWriter } from './event-writer';
import { LegWriter } from './leg-writer';
import { type LoadContext, RowHeld, RowIgnored, RowRefused } from './load-context';
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
      this.#noteTold(line, records, cells);
    } catch (error) {
      if (error instanceof RowHeld) this.#log.held(line, error, cells, this.#dayOf(records));
      else if (error instanceof RowIgnored) this.#log.ignored(line, error.heldPersonId, cells, this.#dayOf(records));
      else if (error instanceof RowRefused) this.#log.rejected(line, error.issue, cells);
      else throw error;
      if (error instanceof RowRefused) this.#noteTold(line, records, cells);
      else this.context.takeTold();
    }
  }

  /** After the last row: writes what waited for it and notes what the file changed for the roll-up. */
  finish(): void {
    this.#roster.finish((line) => this.#log.endOfRow(line));
    noteImport(this.context.connection, this.context.importId);
  }

  /** Remembers of a row that it is somebody's only because a decision says so. */
  #noteTold(line: number, records: readonly ImportRecord[], cells: readonly string[]): void {
    for (const id of this.context.takeTold()) this.#log.resolved(line, id, cells, this.#dayOf(records));
  }

  #dayOf(records: readonly ImportRecord[]): string {
    return centerDayOf(records[0]!, this.context.days);
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
