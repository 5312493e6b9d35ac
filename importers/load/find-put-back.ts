import type { Connection } from 'db/open';
import { CORRECTABLE, noteCorrectedBy } from 'db/roll-up/corrected';
import { LEGS } from './write/row-tables';

const isCorrectable = (column: string) => (CORRECTABLE as readonly string[]).includes(column);

/**
 * Lists the legs of an import that is being undone which were another import's, differ from what they were in nothing that
 * more depends on, and that nobody has said since: they are written back together (writeCorrected), all others one by one.
 */
export function findPutBack(connection: Connection, importId: number): void {
  const isSame = LEGS.compared
    .filter((column) => !isCorrectable(column))
    .map((column) => `l.${column} IS first.previous ->> '$.${column}'`);
  noteCorrectedBy(
    connection,
    `SELECT e.row_id AS id, first.previous AS leg FROM (
       SELECT row_id, MIN(id) AS first_entry, MAX(CASE fate WHEN 'updated' THEN id ELSE 0 END) AS last_entry
       FROM import_rows WHERE import_id = :id AND row_table = 'legs' AND fate IN ('inserted', 'updated') GROUP BY row_id) e
     CROSS JOIN import_rows first ON first.id = e.first_entry AND first.previous IS NOT NULL
     CROSS JOIN legs l ON l.id = e.row_id AND l.import_id = :id
     WHERE ${isSame.join(' AND ')} AND NOT EXISTS (
       SELECT 1 FROM import_rows r WHERE r.row_table = 'legs' AND r.row_id = e.row_id AND r.id > e.last_entry
         AND r.import_id <> :id AND r.fate IN ('updated', 'unchanged')
         AND r.import_id IN (SELECT id FROM imports WHERE status = 'loaded'))`,
    { id: importId },
  );
}
