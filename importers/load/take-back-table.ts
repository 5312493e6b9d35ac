import type { Connection } from 'db/open';
import { standingRow } from './people/merged-people';
import { noteStored } from './write/note-stored';
import { restoreRow, type StoredRow } from './write/table-writer';

/** Every table that rows of files become, and whether its rows carry the import they came with. */
const TABLES = {
  legs: { id: 'id', isOwned: true },
  answers: { id: 'id', isOwned: true },
  review_items: { id: 'id', isOwned: true },
  reviews: { id: 'id', isOwned: false },
  events: { id: 'id', isOwned: true },
  agent_intervals: { id: 'id', isOwned: true },
  agent_states: { id: 'id', isOwned: true },
  queue_intervals: { id: 'id', isOwned: true },
  adherence_intervals: { id: 'id', isOwned: true },
  employees: { id: 'id', isOwned: true },
  employee_aliases: { id: 'rowid', isOwned: true },
  team_memberships: { id: 'id', isOwned: true },
  team_leaders: { id: 'id', isOwned: true },
  teams: { id: 'id', isOwned: false },
} as const;
export type RowTable = keyof typeof TABLES;

/** What rows of files are about, rather than who works here; what depends on another comes before it. */
export const CONTENT_TABLES = [
  'review_items',
  'reviews',
  'answers',
  'legs',
  'events',
  'agent_intervals',
  'agent_states',
  'queue_intervals',
  'adherence_intervals',
] as const satisfies readonly RowTable[];

/** Whose rows are undone: all of an import, or those of the lines that were chosen (chooseLines). */
export interface TakenBack {
  importId: number;
  lines: 'all' | 'chosen';
}

/** Whether a row or entry is among those that are undone; everybody else's is not. */
const isTaken = ({ importId, lines }: TakenBack, alias = '') =>
  lines === 'all'
    ? `${alias}import_id = ${Number(importId)}`
    : `(${alias}import_id = ${Number(importId)} AND ${alias}line IN (SELECT line FROM chosen_lines))`;

/** Only imports that are loaded can take a row over. */
const LOADED = `import_id IN (SELECT id FROM imports WHERE status = 'loaded')`;

interface OwnEntry {
  row_id: number;
  first_entry: number;
  /** What others noted after this came later; whoever made the row came before all others. */
  last_entry: number;
  previous: string | null;
}

/**
 * Takes the import's rows, or those of its chosen lines, out of one table. What it had replaced comes back, unless a later import replaced it in turn:
 * then that import's memory of what stood before is mended. A row that a later import said again passes to it. Returns
 * the imports that took rows over.
 */
export function takeBackTable(connection: Connection, taken: TakenBack, table: RowTable): Set<number> {
  const heirs = new Set<number>();
  for (const entry of ownEntries(connection, taken, table)) {
    const later = laterUpdate(connection, taken, table, entry);
    if (later !== undefined) {
      connection.prepare('UPDATE import_rows SET previous = ? WHERE rowid = ?').run(entry.previous, later);
      continue;
    }
    const heir = laterSaying(connection, taken, table, entry);
    if (heir) {
      inherit(connection, table, entry.row_id, heir, entry.previous);
      heirs.add(heir.import_id);
    } else if (entry.previous !== null) {
      putBack(connection, table, JSON.parse(entry.previous));
    } else if (table !== 'employees') {
      connection.prepare(`DELETE FROM ${table} WHERE ${TABLES[table].id} = ?`).run(entry.row_id);
    }
  }
  if (TABLES[table].isOwned) {
    for (const heir of passUntouched(connection, taken, table)) heirs.add(heir);
    // People are left to removeLeftovers: whoever is still needed stays.
    if (table !== 'employees') connection.prepare(`DELETE FROM ${table} WHERE ${isTaken(taken)}`).run();
  }
  return heirs;
}

/** The rows that this import replaced, or inserted and that were replaced since, each with what stood before it. */
function ownEntries(connection: Connection, taken: TakenBack, table: RowTable): OwnEntry[] {
  const entries = connection
    .prepare(
      `SELECT row_id, MIN(rowid) AS first_entry, MAX(CASE fate WHEN 'updated' THEN rowid ELSE 0 END) AS last_entry
       FROM import_rows
       WHERE ${isTaken(taken)} AND row_table = ? AND fate IN ('inserted', 'updated') GROUP BY row_id`,
    )
    .all(table) as Omit<OwnEntry, 'previous'>[];
  const read = connection.prepare('SELECT previous FROM import_rows WHERE rowid = ?').pluck();
  return entries.map((entry) => ({ ...entry, previous: read.get(entry.first_entry) as string | null }));
}

/** The next replacement of the row by another import. */
function laterUpdate(connection: Connection, taken: TakenBack, table: RowTable, entry: OwnEntry): number | undefined {
  return connection
    .prepare(
      `SELECT rowid FROM import_rows WHERE row_table = ? AND row_id = ? AND rowid > ? AND NOT ${isTaken(taken)}
         AND fate = 'updated' AND ${LOADED} ORDER BY rowid LIMIT 1`,
    )
    .pluck()
    .get(table, entry.row_id, entry.last_entry) as number | undefined;
}

interface Heir {
  entry: number;
  import_id: number;
  line: number;
}

/** The first import that said the row again since. */
function laterSaying(connection: Connection, taken: TakenBack, table: RowTable, entry: OwnEntry): Heir | undefined {
  return connection
    .prepare(
      `SELECT rowid AS entry, import_id, line FROM import_rows WHERE row_table = ? AND row_id = ? AND rowid > ?
         AND NOT ${isTaken(taken)} AND fate = 'unchanged' AND ${LOADED} ORDER BY rowid LIMIT 1`,
    )
    .get(table, entry.row_id, entry.last_entry) as Heir | undefined;
}

function inherit(connection: Connection, table: RowTable, rowId: number, heir: Heir, previous: string | null): void {
  if (TABLES[table].isOwned) {
    connection
      .prepare(`UPDATE ${table} SET import_id = ?, line = ? WHERE ${TABLES[table].id} = ?`)
      .run(heir.import_id, heir.line, rowId);
  }
  connection
    .prepare('UPDATE import_rows SET fate = ?, previous = ? WHERE rowid = ?')
    .run(previous === null ? 'inserted' : 'updated', previous, heir.entry);
}

/** Rows that nobody has replaced and that a later import said again pass to the first that did. */
function passUntouched(connection: Connection, taken: TakenBack, table: RowTable): number[] {
  connection.exec('DROP TABLE IF EXISTS temp.inherited');
  connection
    .prepare(
      `CREATE TEMP TABLE inherited AS
       SELECT t.${TABLES[table].id} AS row_id, MIN(r.rowid) AS entry FROM ${table} t
       JOIN import_rows r ON r.row_table = '${table}' AND r.row_id = t.${TABLES[table].id}
         AND NOT ${isTaken(taken, 'r.')} AND r.fate = 'unchanged'
         AND r.import_id IN (SELECT id FROM imports WHERE status = 'loaded')
       WHERE ${isTaken(taken, 't.')} GROUP BY 1`,
    )
    .run();
  connection.exec(`
    UPDATE ${table} SET import_id = r.import_id, line = r.line
      FROM inherited i JOIN import_rows r ON r.rowid = i.entry WHERE i.row_id = ${table}.${TABLES[table].id};
    UPDATE import_rows SET fate = 'inserted' WHERE rowid IN (SELECT entry FROM inherited);`);
  const heirs = connection
    .prepare('SELECT DISTINCT r.import_id FROM inherited i JOIN import_rows r ON r.rowid = i.entry')
    .pluck()
    .all() as number[];
  connection.exec('DROP TABLE inherited');
  return heirs;
}

/** Restores what was there before and tells the roll-up where. What a leg says of an answer is looked up again. */
function putBack(connection: Connection, table: RowTable, row: StoredRow): void {
  const standing = standingRow(connection, { table, id: row[TABLES[table].id] as number }, row);
  const restored =
    table === 'answers'
      ? {
          ...standing,
          leg_id: null,
          queue_id: null,
          employee_id: standing.named_employee_id!,
          channel: row.named_channel!,
        }
      : standing;
  const { id } = TABLES[table];
  noteCurrent(connection, table, row[id] as number);
  restoreRow(connection, { table, id }, restored);
  noteStored(connection, table, restored);
}

function noteCurrent(connection: Connection, table: RowTable, id: number): void {
  const row = connection.prepare(`SELECT * FROM ${table} WHERE ${TABLES[table].id} = ?`).get(id) as
    | StoredRow
    | undefined;
  if (row) noteStored(connection, table, row);
}
