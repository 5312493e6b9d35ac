import type { WriteTransaction } from 'db/write-transaction';

/**
 * The rows that are corrected told by themselves with which line they came; before that is overwritten, it is noted
 * of those of which it is not yet.
 */
export function noteHistory(tx: WriteTransaction): void {
  tx.connection.exec(`
    INSERT INTO import_rows (import_id, line, fate, row_table, row_id)
    SELECT l.import_id, l.line, 'inserted', 'legs', l.id FROM corrected n CROSS JOIN legs l ON l.id = n.id
    WHERE NOT EXISTS (
      SELECT 1 FROM import_rows r WHERE r.row_table = 'legs' AND r.row_id = l.id AND r.import_id = l.import_id AND r.line = l.line)
    ORDER BY n.id`);
}
