import type { Connection } from 'db/open';

/** Tables whose rows carry their import, by what names a row. A person counts as a row of the file only in a roster. */
const OWNED = [
  { table: 'legs', id: 'id' },
  { table: 'answers', id: 'id' },
  { table: 'review_items', id: 'id' },
  { table: 'events', id: 'id' },
  { table: 'team_memberships', id: 'id' },
  { table: 'team_leaders', id: 'id' },
  { table: 'employees', id: 'id', only: 'roster' },
  { table: 'employee_aliases', id: 'rowid', only: 'roster' },
];

/**
 * Every record's fate in one import, by line: what import_rows notes, and the rows that carry the import and that it
 * says nothing of, which were inserted. :import_id is the import.
 */
const RECORD_FATES = [
  `SELECT line, fate FROM import_rows WHERE import_id = :import_id`,
  ...OWNED.map(
    ({ table, id, only }) => `SELECT t.line, 'inserted' FROM ${table} t WHERE t.import_id = :import_id
      ${only ? `AND EXISTS (SELECT 1 FROM imports i WHERE i.id = :import_id AND i.source = '${only}')` : ''}
      AND NOT EXISTS (SELECT 1 FROM import_rows r WHERE r.row_table = '${table}' AND r.row_id = t.${id}
        AND r.import_id = :import_id AND r.line = t.line)`,
  ),
].join(' UNION ALL ');

const RANK = `CASE fate WHEN 'inserted' THEN 0 WHEN 'updated' THEN 1 WHEN 'unchanged' THEN 2 WHEN 'rejected' THEN 3 ELSE 4 END`;

/** Counts an import's rows anew by their fates, after it took rows over from one that was undone. */
export function recount(connection: Connection, importId: number): void {
  const counts = connection
    .prepare(
      `SELECT SUM(rank = 0) AS inserted, SUM(rank = 1) AS updated, SUM(rank = 2) AS unchanged
       FROM (SELECT MIN(${RANK}) AS rank FROM (${RECORD_FATES}) GROUP BY line)`,
    )
    .get({ import_id: importId }) as { inserted: number; updated: number; unchanged: number };
  connection
    .prepare('UPDATE imports SET rows_inserted = ?, rows_updated = ?, rows_unchanged = ? WHERE id = ?')
    .run(counts.inserted, counts.updated, counts.unchanged, importId);
}
