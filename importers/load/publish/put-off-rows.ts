import type { Connection } from 'db/open';
import type { ImportRecord, RowOutcome } from '../../row-outcome';
import { UnpackedLeg } from '../threads/row-unpacker';

/** Read at a time. */
const PAGE = 500;

/**
 * The rows of a file that are written when it is published, in their order: they replace rows of other files, wait for
 * somebody, or are of a kind of which nothing is written before. Kept in a temporary table, however many they are.
 */
export class PutOffRows {
  readonly #insert;
  /** Of the contacts and answers among them, as numbers: a later row of the same key has to wait behind. */
  readonly #keys = new Set<number>();
  #count = 0;

  /** `isAll`: nothing is written before the file is published, since it takes another one's place. */
  constructor(
    private readonly connection: Connection,
    private readonly isAll = false,
  ) {
    connection.exec('DROP TABLE IF EXISTS temp.put_off_rows');
    connection.exec(
      'CREATE TEMP TABLE put_off_rows (place INTEGER PRIMARY KEY, line INTEGER NOT NULL, outcome TEXT NOT NULL)',
    );
    this.#insert = connection.prepare('INSERT INTO put_off_rows (line, outcome) VALUES (?, ?)');
  }

  get count(): number {
    return this.#count;
  }

  add({ line, records, cells }: { line: number; records: readonly ImportRecord[]; cells: readonly string[] }): void {
    this.#insert.run(line, JSON.stringify({ fate: 'record', line, records: records.map(plain), cells }));
    this.#count += 1;
    this.keepBehind(records);
  }

  /** Has later rows of the same key wait until the file is published. */
  keepBehind(records: readonly ImportRecord[]): void {
    for (const record of records) {
      const key = keyOf(record);
      if (key !== null) this.#keys.add(hashOf(key));
    }
  }

  /** Whether a row may not be written before: for its kind, or since one with its key waits already. */
  mustTake(records: readonly ImportRecord[]): boolean {
    if (this.isAll) return true;
    return records.some((record) => {
      const key = keyOf(record);
      return key === null || (this.#keys.size > 0 && this.#keys.has(hashOf(key)));
    });
  }

  /** Them all, in the order in which they were put off. */
  *all(): Generator<RowOutcome> {
    const read = this.connection.prepare(
      `SELECT place, outcome FROM put_off_rows WHERE place > ? ORDER BY place LIMIT ${PAGE}`,
    );
    for (let after = 0; ; ) {
      const page = read.all(after) as { place: number; outcome: string }[];
      for (const { outcome } of page) yield JSON.parse(outcome) as RowOutcome;
      if (page.length < PAGE) return;
      after = page.at(-1)!.place;
    }
  }

  lines(): number[] {
    return this.connection.prepare('SELECT line FROM put_off_rows').pluck().all() as number[];
  }
}

/** A packed leg says its attributes when it is asked; here all is said. */
const plain = (record: ImportRecord) =>
  record instanceof UnpackedLeg ? { ...record, attributes: record.attributes, attributesJson: undefined } : record;

/** What makes a row of a kind that is written before the file is published one and the same; null for other kinds. */
function keyOf(record: ImportRecord): string | null {
  if (record.kind === 'leg') return `${record.contactKey}\u001f${record.legKey}`;
  return record.kind === 'answer' ? `\u001f${record.answerKey}` : null;
}

/** Two keys of one number cost nothing but that the second row waits too. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash;
}
