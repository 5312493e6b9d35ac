import type { Connection } from 'db/open';
import { prepareOnce } from 'db/roll-up/prepare-once';
import type { RowIssue } from '../../row-outcome';
import type { Met, StoredRow } from './table-writer';

/** What became of the rows of a file; read is the sum of the other six. */
export interface RowCounts {
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
  held: number;
}

type Fate = Exclude<keyof RowCounts, 'read'>;
/** Where one row yields several records, the first of these that any of them met with is the row's. */
const PRECEDENCE: readonly Fate[] = ['inserted', 'updated', 'unchanged', 'skipped'];

/** Tables whose rows may carry the line of a contact that only named somebody: that they were inserted is noted. */
const NOTED = new Set(['employees', 'employee_aliases']);
const NOTHING_ELSE = [null, null, null, null, null, null] as const;

/** Keeps the fate of every row of one file: counted, and noted wherever no loaded row tells it. */
export class RowLog {
  firstDate: string | null = null;
  lastDate: string | null = null;
  readonly counts: RowCounts = { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0, held: 0 };
  #best = PRECEDENCE.length;
  /** Lines that were counted as updated. */
  readonly #updatedLines = new Set<number>();
  readonly #note;
  readonly #noteHeld;
  readonly #noteMerged;
  readonly #isNoted;
  readonly #supersede;
  readonly #fatesOf;

  constructor(
    connection: Connection,
    private readonly importId: number,
  ) {
    this.#note = prepareOnce(
      connection,
      `INSERT INTO import_rows (import_id, line, fate, row_table, row_id, previous, code, column_name, cell, advice, raw)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#noteHeld = prepareOnce(
      connection,
      `INSERT INTO import_rows (import_id, line, fate, code, cell, advice, raw, held_person_id, on_date)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#noteMerged = prepareOnce(
      connection,
      'INSERT OR IGNORE INTO merged_lines (merge_id, import_id, line) VALUES (?, ?, ?)',
    );
    this.#isNoted = prepareOnce(
      connection,
      'SELECT 1 FROM import_rows WHERE row_table = ? AND row_id = ? AND import_id = ? AND line = ?',
    ).pluck();
    this.#supersede = prepareOnce(
      connection,
      `UPDATE import_rows SET fate = 'skipped', code = 'superseded', previous = NULL
       WHERE import_id = ? AND row_table = ? AND row_id = ? AND fate = 'updated' RETURNING line`,
    ).pluck();
    this.#fatesOf = prepareOnce(connection, 'SELECT fate FROM import_rows WHERE import_id = ? AND line = ?').pluck();
  }

  /** One record of the row was written. `isHistoryLater`: others' rows may not be touched yet (noteHistory). */
  met(line: number, table: string, met: Met, { isHistoryLater = false } = {}): void {
    if (met.fate === 'inserted') {
      this.#best = 0;
      if (NOTED.has(table)) this.#note.run(this.importId, line, 'inserted', table, met.id, ...NOTHING_ELSE);
      return;
    }
    const rank = PRECEDENCE.indexOf(met.fate === 'duplicate' ? 'skipped' : met.fate);
    if (rank < this.#best) this.#best = rank;
    const previous = met.fate === 'updated' ? met.previous : null;
    const fate = met.fate === 'duplicate' ? 'skipped' : met.fate;
    const code = met.fate === 'duplicate' ? 'duplicate' : null;
    if (met.fate === 'unchanged' && met.restored) this.#takeBack(table, met.id);
    if (previous && !isHistoryLater) this.#keepHistory(table, met.id, previous);
    const json = previous && JSON.stringify(previous);
    this.#note.run(this.importId, line, fate, table, met.id, json, code, null, null, null, null);
  }

  /** The row that is replaced told by itself that its line had been inserted; now somebody else must. */
  #keepHistory(table: string, id: number, previous: StoredRow): void {
    const { import_id: importId, line } = previous;
    if (importId == null || line == null || this.#isNoted.get(table, id, importId, line)) return;
    this.#note.run(importId, line, 'inserted', table, id, ...NOTHING_ELSE);
  }

  /**
   * A later line of the same file says again what stood before the file: the earlier lines, which had changed it, come
   * to nothing. So a file that holds a key twice changes nothing when it is loaded a second time.
   */
  #takeBack(table: string, id: number): void {
    const lines = this.#supersede.all(this.importId, table, id) as number[];
    for (const line of lines) {
      const left = this.#fatesOf.all(this.importId, line);
      if (left.includes('updated') || !this.#updatedLines.delete(line)) continue;
      this.counts.updated -= 1;
      this.counts[left.includes('unchanged') ? 'unchanged' : 'skipped'] += 1;
    }
  }

  endOfRow(line: number): void {
    const fate = PRECEDENCE[this.#best] ?? 'skipped';
    this.counts.read += 1;
    this.counts[fate] += 1;
    if (fate === 'updated') this.#updatedLines.add(line);
    this.#best = PRECEDENCE.length;
  }

  /** A day that a row is of. */
  noteDate(date: string): void {
    if (this.firstDate === null || date < this.firstDate) this.firstDate = date;
    if (this.lastDate === null || date > this.lastDate) this.lastDate = date;
  }

  /** This number of rows became one new record each. */
  insertedAll(rows: number): void {
    this.counts.read += rows;
    this.counts.inserted += rows;
  }

  rejected(line: number, issue: RowIssue, cells: readonly string[]): void {
    this.counts.read += 1;
    this.counts.rejected += 1;
    const { code, column, cell, advice } = issue;
    const raw = JSON.stringify(cells);
    this.#note.run(this.importId, line, 'rejected', null, null, null, code, column, cell, advice, raw);
  }

  skipped(line: number, code: string): void {
    this.counts.read += 1;
    this.counts.skipped += 1;
    this.#note.run(this.importId, line, 'skipped', null, null, null, code, null, null, null, null);
  }

  /** The row waits for somebody to match its person; `date` is its day in the center's zone. */
  held(
    line: number,
    { issue, heldPersonId }: { issue: RowIssue; heldPersonId: number },
    cells: readonly string[],
    date: string,
  ): void {
    this.counts.read += 1;
    this.counts.held += 1;
    const { code, cell, advice } = issue;
    this.#noteHeld.run(this.importId, line, 'held', code, cell, advice, JSON.stringify(cells), heldPersonId, date);
  }

  /** The row is somebody's whose rows are not to count. */
  ignored(line: number, heldPersonId: number, cells: readonly string[], date: string): void {
    this.counts.read += 1;
    this.counts.skipped += 1;
    const raw = JSON.stringify(cells);
    this.#noteHeld.run(this.importId, line, 'skipped', 'ignored_person', null, null, raw, heldPersonId, date);
  }

  /** The row counts because somebody matched its person; kept so that it can wait again. */
  resolved(line: number, heldPersonId: number, cells: readonly string[], date: string): void {
    const raw = JSON.stringify(cells);
    this.#noteHeld.run(this.importId, line, 'resolved', null, null, null, raw, heldPersonId, date);
  }

  /** The row names a record that was merged into another, for which it counts; kept so that it can go back with it. */
  merged(line: number, mergeId: number): void {
    this.#noteMerged.run(mergeId, this.importId, line);
  }
}
