import type { WriteTransaction } from 'db/write-transaction';
import type { ImportRecord, RowOutcome } from '../../row-outcome';
import type { PutOffRows } from '../publish/put-off-rows';
import { BULK_ROWS } from './bulk-insert';
import { centerDayOf } from './center-day';
import { type LoadContext, RowHeld, RowIgnored, RowPutOff, RowRefused } from './load-context';
import { noteStored } from './note-stored';
import { RowLog } from './row-log';
import { RowWriters } from './row-writers';
import type { Row } from './table-shape';
import { type BulkWriter, type Met, restoreRow } from './table-writer';

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

/** What a file's rows are written by, as long as a transaction is open. */
interface OpenRows {
  load(outcome: RowOutcome): void;
  /** Writes the rows that wait to be written together. */
  flush(): void;
  /** After the last row: writes what waited for it. */
  finish(): void;
}

/** Writes the rows of one file, in one transaction or in many, and keeps the fate of each. */
export class RowLoader {
  readonly log: RowLog;
  #inHand: { values: Row; row: RowInHand }[] = [];
  /** Whose rows are in hand. */
  #inHandOf: Omit<BulkWriter<never>, 'prepare'> | null = null;
  readonly #writers: RowWriters;

  constructor(
    private readonly context: LoadContext,
    private readonly options: LoaderOptions = {},
  ) {
    const met = (line: number, table: string, result: Met) => this.#met(line, table, result);
    this.log = options.log ?? new RowLog(context.connection, context.importId);
    this.#writers = new RowWriters(context, met);
  }

  /** Rows are written in a transaction of the connection that the context was made for, and only as long as it lasts. */
  within(tx: WriteTransaction): OpenRows {
    if (tx.connection !== this.context.connection) throw new Error('This transaction is of another connection.');
    const inTime = () => {
      if (!tx.isOpen) throw new Error('This transaction has ended.');
    };
    return {
      load: (outcome) => {
        inTime();
        this.#load(outcome);
      },
      flush: () => {
        inTime();
        this.#flush();
      },
      finish: () => {
        inTime();
        this.#flush();
        this.keepSums();
        this.#writers.roster.finish((line) => this.log.endOfRow(line));
      },
    };
  }

  /** Keeps aside what the roll-up adds up of the legs that were written: nobody sees it, and no transaction is needed. */
  keepSums(): void {
    this.#writers.legs.finish();
  }

  #load(outcome: RowOutcome): void {
    const { line } = outcome;
    if (outcome.fate === 'rejected') this.log.rejected(line, outcome.issue, outcome.cells);
    else if (outcome.fate === 'skipped') this.log.skipped(line, outcome.code);
    else {
      const [first] = outcome.records;
      if (!first) this.log.skipped(line, 'empty_row');
      else if (this.options.putOff?.mustTake(outcome.records)) this.options.putOff.add(outcome);
      else if (first.kind === 'roster') this.#writers.roster.collect(first, line);
      else if (outcome.records.length > 1) this.#loadRecords(outcome);
      else if (first.kind === 'leg') this.#loadInBulk(first, this.#writers.legs, outcome);
      else if (first.kind === 'answer') this.#loadInBulk(first, this.#writers.answers, outcome);
      else this.#loadRecords(outcome);
    }
  }

  #flush(): void {
    const [rows, writer] = [this.#inHand, this.#inHandOf];
    if (rows.length === 0 || writer === null) return;
    this.#inHand = [];
    if (writer.insertAll(rows.map(({ values }) => values))) {
      this.log.insertedAll(rows.length);
      return;
    }
    const { putOff } = this.options;
    for (const { values, row } of rows) {
      if (putOff?.mustTake(row.records)) putOff.add(row);
      else if (putOff && writer.wouldReplace(values)) this.#putOff(putOff, row, writer.correct?.(values) ?? null);
      else {
        this.#met(row.line, writer.table, writer.write(values));
        this.log.endOfRow(row.line);
      }
    }
  }

  /** Written when the file is published: at once with all other corrections where it is no more than that, else by itself. */
  #putOff(putOff: PutOffRows, row: RowInHand, corrected: Met | null): void {
    if (corrected === null) {
      putOff.add(row);
      return;
    }
    putOff.keepBehind(row.records);
    this.log.met(row.line, 'legs', corrected, { isHistoryLater: true });
    this.log.endOfRow(row.line);
  }

  /** A row is loaded whole or not at all: everything is looked up before anything is written. */
  #loadRecords(row: RowInHand): void {
    const { line, records } = row;
    this.#flush();
    this.#settle(row, () => {
      const prepared = records.map((record) => this.#writers.prepare(record, line));
      if (this.options.putOff && prepared.some((each) => each.wouldReplace())) throw new RowPutOff();
      for (const each of prepared) {
        const written = each.write();
        if (written === null) continue;
        this.#met(line, written.table, written.met);
        this.log.noteDate(written.date);
      }
      this.log.endOfRow(line);
    });
  }

  /** Most rows of most files are one leg or one answer: these wait to be written many at a time. */
  #loadInBulk<R>(record: R, writer: BulkWriter<R>, row: RowInHand): void {
    this.#settle(row, () => {
      const values = writer.prepare(record, row.line);
      this.log.noteDate(writer.dateOf(values));
      if (writer !== this.#inHandOf) this.#flush();
      this.#inHandOf = writer;
      this.#inHand.push({ values, row });
      if (this.#inHand.length === BULK_ROWS) this.#flush();
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

  /** Remembers of a row that it is somebody's only because a decision says so. */
  #noteTold(row: RowInHand): void {
    for (const id of this.context.takeTold()) this.log.resolved(row.line, id, row.cells, this.#dayOf(row.records));
    for (const id of this.context.takeMerged()) this.log.merged(row.line, id);
  }

  #dayOf(records: readonly ImportRecord[]): string {
    return centerDayOf(records[0]!, this.context.days);
  }

  #met(line: number, table: string, met: Met): void {
    const { connection, importId } = this.context;
    if (met.fate === 'updated' && this.options.isLate && Number(met.previous.import_id) > importId) {
      restoreRow(connection, { table }, met.previous);
      this.log.met(line, table, { fate: 'duplicate', id: met.id });
      return;
    }
    if (met.fate === 'updated') noteStored(connection, table, met.previous);
    // What its earlier line came to may have been worked out already.
    if (met.fate === 'unchanged' && met.restored) noteStored(connection, table, met.restored);
    this.log.met(line, table, met);
  }
}
