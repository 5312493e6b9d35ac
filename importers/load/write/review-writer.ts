import { prepareOnce } from 'db/roll-up/prepare-once';
import type { ReviewItemRecord } from '../../records';
import type { LoadContext } from './load-context';
import { REVIEW_ITEMS } from './row-tables';
import type { Value } from './table-shape';
import { type Met, type StoredRow, TableWriter } from './table-writer';

const HEAD = ['form', 'form_version', 'employee_id', 'reviewer', 'contact_key', 'reviewed_at', 'local_date'] as const;

interface PreparedItem {
  reviewKey: string;
  /** In the order of HEAD. */
  head: Value[];
  /** section, item, points, possible, weight, is_not_applicable, is_critical. */
  item: Value[];
  line: number;
}

/** Reviews: each row of the file is an item; the review itself is made with its first one. */
export class ReviewWriter {
  readonly table = REVIEW_ITEMS.table;
  readonly #items: TableWriter;
  readonly #find;
  readonly #insert;
  readonly #update;
  /** Reviews whose own fields this file has said already: its first row says them for all. */
  readonly #said = new Map<string, number>();

  /** `changed` gets a review whose own fields a later file has changed. */
  constructor(
    private readonly context: LoadContext,
    private readonly changed: (line: number, table: string, met: Met) => void,
  ) {
    const { connection, importId } = context;
    this.#items = new TableWriter(connection, REVIEW_ITEMS, importId);
    this.#find = prepareOnce(connection, 'SELECT * FROM reviews WHERE source = ? AND review_key = ?');
    this.#insert = prepareOnce(
      connection,
      `INSERT INTO reviews (source, review_key, ${HEAD.join(', ')}) VALUES (?, ?, ${HEAD.map(() => '?').join(', ')})`,
    );
    this.#update = prepareOnce(
      connection,
      `UPDATE reviews SET ${HEAD.map((column) => `${column} = ?`).join(', ')}, leg_id = NULL WHERE id = ?`,
    );
  }

  prepare(record: ReviewItemRecord, line: number): PreparedItem {
    const employeeId = this.context.personOf(record.person, line, { anySource: true });
    const { form, formVersion, reviewer, contactKey, reviewed } = record;
    const date = this.context.days.of(reviewed.at, employeeId);
    return {
      reviewKey: record.reviewKey,
      head: [form, formVersion, employeeId, reviewer, contactKey, reviewed.at, date],
      item: [
        record.section,
        record.item,
        record.points,
        record.possible,
        record.weight,
        record.isNotApplicable ? 1 : 0,
        record.isCritical ? 1 : 0,
      ],
      line,
    };
  }

  write({ reviewKey, head, item, line }: PreparedItem): Met {
    const reviewId = this.#writeHead(reviewKey, head, line);
    return this.#items.write([reviewId, ...item, this.context.importId, line]);
  }

  dateOf({ head }: PreparedItem): string {
    return head[HEAD.length - 1] as string;
  }

  #writeHead(reviewKey: string, head: Value[], line: number): number {
    const said = this.#said.get(reviewKey);
    if (said !== undefined) return said;
    const id = this.#meetHead(reviewKey, head, line);
    this.#said.set(reviewKey, id);
    return id;
  }

  #meetHead(reviewKey: string, head: Value[], line: number): number {
    const found = this.#find.get(this.context.source, reviewKey) as StoredRow | undefined;
    if (!found) return Number(this.#insert.run(this.context.source, reviewKey, ...head).lastInsertRowid);
    const id = found.id as number;
    if (HEAD.some((column, index) => found[column] !== head[index])) {
      this.#update.run(...head, id);
      this.changed(line, 'reviews', { fate: 'updated', id, previous: found });
    }
    return id;
  }
}
