import { prepareOnce } from 'db/roll-up/prepare-once';
import type { ReviewsTable } from 'db/schema';
import type { Selectable } from 'kysely';
import type { ReviewItemRecord } from '../../records';
import { flag } from './flags';
import type { LoadContext } from './load-context';
import { REVIEW_ITEMS } from './row-tables';
import type { RowOf } from './table-shape';
import { type Met, type StoredRow, TableWriter } from './table-writer';

const HEAD = ['form', 'form_version', 'employee_id', 'reviewer', 'contact_key', 'reviewed_at', 'local_date'] as const;

type ItemRow = RowOf<typeof REVIEW_ITEMS>;
type Head = Pick<Selectable<ReviewsTable>, (typeof HEAD)[number]>;

interface PreparedItem {
  reviewKey: string;
  head: Head;
  item: Omit<ItemRow, 'review_id'>;
}

const valuesOf = (head: Head) => HEAD.map((column) => head[column]);

/** Reviews: each row of the file is an item; the review itself is made with its first one. */
export class ReviewWriter {
  readonly table = REVIEW_ITEMS.table;
  readonly #items: TableWriter<ItemRow>;
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
    return {
      reviewKey: record.reviewKey,
      head: {
        form: record.form,
        form_version: record.formVersion,
        employee_id: employeeId,
        reviewer: record.reviewer,
        contact_key: record.contactKey,
        reviewed_at: record.reviewed.at,
        local_date: this.context.days.of(record.reviewed.at, employeeId),
      },
      item: {
        section: record.section,
        item: record.item,
        points: record.points,
        possible: record.possible,
        weight: record.weight,
        is_not_applicable: flag(record.isNotApplicable),
        is_critical: flag(record.isCritical),
        import_id: this.context.importId,
        line,
      },
    };
  }

  write({ reviewKey, head, item }: PreparedItem): Met {
    return this.#items.write({ review_id: this.#writeHead(reviewKey, head, item.line), ...item });
  }

  dateOf({ head }: PreparedItem): string {
    return head.local_date;
  }

  #writeHead(reviewKey: string, head: Head, line: number): number {
    const said = this.#said.get(reviewKey);
    if (said !== undefined) return said;
    const id = this.#meetHead(reviewKey, head, line);
    this.#said.set(reviewKey, id);
    return id;
  }

  #meetHead(reviewKey: string, head: Head, line: number): number {
    const found = this.#find.get(this.context.source, reviewKey) as StoredRow | undefined;
    if (!found) return Number(this.#insert.run(this.context.source, reviewKey, ...valuesOf(head)).lastInsertRowid);
    const id = found.id as number;
    if (HEAD.some((column) => found[column] !== head[column])) {
      this.#update.run(...valuesOf(head), id);
      this.changed(line, 'reviews', { fate: 'updated', id, previous: found });
    }
    return id;
  }
}
