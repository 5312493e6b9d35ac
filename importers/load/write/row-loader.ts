import type { ImportRecord, RowOutcome } from '../../row-outcome';
import type { PutOffRows } from '../publish/put-off-rows';
import { AnswerWriter } from './answer-writer';
import { BULK_ROWS } from './bulk-insert';
import { centerDayOf } from './center-day';
import { EventWriter } from './event-writer';
import { IntervalWriter } from './interval-writer';
import { LegWriter } from './leg-writer';
import { type LoadContext, RowHeld, RowIgnored, RowPutOff, RowRefused } from './load-context';
import { noteStored } from './note-stored';
import { ReviewWriter } from './review-writer';
import { RosterWriter } from './roster-writer';
import { RowLog } from './row-log';
import type { Row } from './table-shape';
import { type BulkWriter, type Met, restoreRow } from './table-writer';

/** A record that was looked up and can be written. */
interface Prepared {
  wouldReplace(): boolean;
  write(): void;
}

/** A row that reads well, while it is loaded; its cells are asked for only where it does not come in. */
type RowInHand = Pick<RowOutcome, 'line' | 'cells'> & { records: readonly ImportRecord[] };

interface LoaderOptions {
  /** The rows are loaded after later files, which therefore know better. */
  isLate?: boolean;
  /** Of the rows of the same file that were loaded before. */
  log?: RowLog;
  /** Where rows go that cannot be written as long as the file is not published. */
  putOff?: PutOffRows;
}

/** Writes the rows of one file and keeps the fate of each. Runs inside the caller's transactions. */
export class RowLoader {
  readonly log: RowLog;
  #inHand: { values: Row; row: RowInHand }[] = [];
  /** Whose rows are in hand. */
  #inHandOf: Omit<BulkWriter<never>, 'prepare'> | null = null;
  readonly #legs: LegWriter;
  readonly #answers: AnswerWriter;
  readonly #reviews: ReviewWriter;
  readonly #events: EventWriter;
  readonly #roster: RosterWriter;
  readonly #agentIntervals: IntervalWriter<'agent_interval'>;
  readonly #agentStates: IntervalWriter<'agent_state'>;
  readonly #queueIntervals: IntervalWriter<'queue_interval'>;
  readonly #adherenceIntervals: IntervalWriter<'adherence_interval'>;

  constructor(
    private readonly context: LoadContext,
    private readonly options: LoaderOptions = {},
  ) {
    const met = (line: number, table: string, result: Met) => this.#met(line, table, result);
    this.log = options.log ?? new RowLog(context.connection, context.importId);
    this.#legs = new LegWriter(context);
    this.#answers = new AnswerWriter(context);
    this.#reviews = new ReviewWriter(context, met);
    this.#events = new EventWriter(context);
    this.#roster = new RosterWriter(context, met);
    this.#agentIntervals = new IntervalWriter(context, 'agent_interval');
    this.#agentStates = new IntervalWriter(context, 'agent_state');
    this.#queueIntervals = new IntervalWriter(context, 'queue_interval');
    this.#adherenceIntervals = new IntervalWriter(context, 'adherence_interval');
  }

  load(outcome: RowOutcome): void {
    const { line } = outcome;
    if (outcome.fate === 'rejected') this.log.rejected(line, outcome.issue, outcome.cells);
    else if (outcome.fate === 'skipped') this.log.skipped(line, outcome.code);
    else {
      const [first] = outcome.records;
      if (!first) this.log.skipped(line, 'empty_row');
      else if (this.options.putOff?.mustTake(outcome.records)) this.options.putOff.add(outcome);
      else if (first.kind === 'roster') this.#roster.collect(first, line);
      else if (outcome.records.length > 1) this.#loadRecords(outcome);
      else if (first.kind === 'leg') this.#loadInBulk(first, this.#legs, outcome);
      else if (first.kind === 'answer') this.#loadInBulk(first, this.#answers, outcome);
      else this.#loadRecords(outcome);
    }
  }

  /** Writes the rows that wait to be written together. */
  flush(): void {
    const [rows, writer] = [this.#inHand, this.#inHandOf];
    if (rows.length === 0 || writer === null) return;
    this.#inHand = [];
    if (writer.insertAll(rows.map(({ values }) => values))) {
      this.log.insertedAll(rows.length);
      return;
    }
    const { putOff } = this.options;
    for (const { values, row } of rows) {
      if (putOff && (putOff.mustTake(row.records) || writer.wouldReplace(values))) {
        putOff.add(row);
        continue;
      }
      this.#met(row.line, writer.table, writer.write(values));
      this.log.endOfRow(row.line);
    }
  }

  /** A row is loaded whole or not at all: everything is looked up before anything is written. */
  #loadRecords(row: RowInHand): void {
    const { line, records } = row;
    this.flush();
    this.#settle(row, () => {
      const prepared = records.map((record) => this.#prepare(record, line));
      if (this.options.putOff && prepared.some((each) => each.wouldReplace())) throw new RowPutOff();
      for (const each of prepared) each.write();
      this.log.endOfRow(line);
    });
  }

  /** Most rows of most files are one leg or one answer: these wait to be written many at a time. */
  #loadInBulk<R>(record: R, writer: BulkWriter<R>, row: RowInHand): void {
    this.#settle(row, () => {
      const values = writer.prepare(record, row.line);
      this.log.noteDate(writer.dateOf(values));
      if (writer !== this.#inHandOf) this.flush();
      this.#inHandOf = writer;
      this.#inHand.push({ values, row });
      if (this.#inHand.length === BULK_ROWS) this.flush();
    });
  }

  /** Loads a row, or notes why it cannot be loaded as things stand. */
  #settle(row: RowInHand, load: () => void): void {
    const { line, records } = row;
    try {
      load();
      this.#noteTold(row);
    } catch (error) {
      if (error instanceof RowPutOff) this.options.putOff!.add(row);
      else if (error instanceof RowHeld) this.log.held(line, error, row.cells, this.#dayOf(records));
      else if (error instanceof RowIgnored) this.log.ignored(line, error.heldPersonId, row.cells, this.#dayOf(records));
      else if (error instanceof RowRefused) this.log.rejected(line, error.issue, row.cells);
      else throw error;
      if (error instanceof RowRefused) this.#noteTold(row);
      else this.context.takeTold();
      this.context.takeMerged();
    }
  }

  /** After the last row: writes what waited for it. */
  finish(): void {
    this.flush();
    this.#legs.finish();
    this.#roster.finish((line) => this.log.endOfRow(line));
  }

  /** Remembers of a row that it is somebody's only because a decision says so. */
  #noteTold(row: RowInHand): void {
    for (const id of this.context.takeTold()) this.log.resolved(row.line, id, row.cells, this.#dayOf(row.records));
    for (const id of this.context.takeMerged()) this.log.merged(row.line, id);
  }

  #dayOf(records: readonly ImportRecord[]): string {
    return centerDayOf(records[0]!, this.context.days);
  }

  #prepare(record: ImportRecord, line: number): Prepared {
    switch (record.kind) {
      case 'leg':
        return this.#writeOf(this.#legs, this.#legs.prepare(record, line), line);
      case 'answer':
        return this.#writeOf(this.#answers, this.#answers.prepare(record, line), line);
      case 'review_item':
        return this.#writeOf(this.#reviews, this.#reviews.prepare(record, line), line);
      case 'event':
        return this.#writeOf(this.#events, this.#events.prepare(record, line), line);
      case 'agent_interval':
        return this.#writeOf(this.#agentIntervals, this.#agentIntervals.prepare(record, line), line);
      case 'agent_state':
        return this.#writeOf(this.#agentStates, this.#agentStates.prepare(record, line), line);
      case 'queue_interval':
        return this.#writeOf(this.#queueIntervals, this.#queueIntervals.prepare(record, line), line);
      case 'adherence_interval':
        return this.#writeOf(this.#adherenceIntervals, this.#adherenceIntervals.prepare(record, line), line);
      case 'roster':
        return { wouldReplace: () => false, write: () => this.#roster.collect(record, line) };
    }
  }

  #writeOf<P>(
    writer: {
      table: string;
      write(prepared: P): Met;
      wouldReplace?(prepared: P): boolean;
      dateOf(prepared: P): string;
    },
    prepared: P,
    line: number,
  ): Prepared {
    return {
      wouldReplace: () => writer.wouldReplace?.(prepared) ?? false,
      write: () => {
        this.#met(line, writer.table, writer.write(prepared));
        this.log.noteDate(writer.dateOf(prepared));
      },
    };
  }

  #met(line: number, table: string, met: Met): void {
    const { connection, importId } = this.context;
    if (met.fate === 'updated' && this.options.isLate && Number(met.previous.import_id) > importId) {
      restoreRow(connection, { table, id: 'id' }, met.previous);
      this.log.met(line, table, { fate: 'duplicate', id: met.id });
      return;
    }
    if (met.fate === 'updated') noteStored(connection, table, met.previous);
    this.log.met(line, table, met);
  }
}
