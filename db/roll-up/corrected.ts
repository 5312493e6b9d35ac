import type { Connection } from '../open';
import type { LegsTable } from '../schema';
import { columnsOf } from '../sqlite/keys-and-columns';
import type { WriteTransaction } from '../write-transaction';
import { prepareOnce } from './prepare-once';

/** What a correction of a leg may change without moving it, or what depends on it, to another person, day, queue or contact. */
export const CORRECTABLE = [
  'is_abandoned',
  'is_transferred',
  'is_resolved',
  'wait_ms',
  'talk_ms',
  'hold_ms',
  'after_contact_work_ms',
  'reopens',
  'reason',
  'attributes',
] as const satisfies readonly (keyof LegsTable)[];

/** Written with a correction: whose row it is from then on. */
const CARRIED = [
  'started_text',
  'time_zone',
  'zone_from',
  'import_id',
  'line',
] as const satisfies readonly (keyof LegsTable)[];
const WRITTEN = [...CORRECTABLE, ...CARRIED];

/** A leg as it is to be. */
export type CorrectedLeg = { readonly id: number } & Readonly<Record<(typeof WRITTEN)[number], string | number | null>>;

const INSERT = `INSERT INTO corrected (id, ${WRITTEN.join(', ')}) VALUES (?${', ?'.repeat(WRITTEN.length)})`;
const UPDATE = `UPDATE legs SET ${WRITTEN.map((name) => `${name} = n.${name}`).join(', ')}
  FROM corrected n WHERE legs.id = +n.id`;

/**
 * Begins an empty list of corrected legs: temporary, of the one connection. corrected_legs has all legs as they are to be,
 * so that figures can be worked out before anybody sees a correction.
 */
export function beginCorrected(connection: Connection): void {
  const isWritten = new Set<string>(WRITTEN);
  const asCorrected = columnsOf(connection, 'legs').map((name) =>
    isWritten.has(name) ? `CASE WHEN n.id IS NULL THEN l.${name} ELSE n.${name} END AS ${name}` : `l.${name}`,
  );
  connection.exec(`
    CREATE TEMP TABLE IF NOT EXISTS corrected (id INTEGER PRIMARY KEY, ${WRITTEN.join(', ')});
    DELETE FROM corrected;
    CREATE TEMP VIEW IF NOT EXISTS corrected_legs AS
      SELECT ${asCorrected.join(', ')} FROM main.legs l LEFT JOIN corrected n ON n.id = l.id`);
}

export function noteCorrected(connection: Connection, leg: CorrectedLeg): void {
  prepareOnce(connection, INSERT).run(leg.id, ...WRITTEN.map((name) => leg[name]));
}

/** Notes the legs that a query gives, each as its id and the whole leg in JSON. */
export function noteCorrectedBy(connection: Connection, query: string, values: Record<string, number>): void {
  connection
    .prepare(
      `INSERT INTO corrected (id, ${WRITTEN.join(', ')})
       SELECT id, ${WRITTEN.map((name) => `leg ->> '$.${name}'`).join(', ')} FROM (${query})`,
    )
    .run(values);
}

export const hasCorrected = (connection: Connection): boolean =>
  prepareOnce(connection, 'SELECT 1 FROM corrected LIMIT 1').get() !== undefined;

/** Writes the corrected legs, and keeps the list of them; what depends on them was worked out before. */
export function writeCorrected(tx: WriteTransaction): void {
  prepareOnce(tx.connection, UPDATE).run();
}
