import type { Connection } from 'db/open';
import { LEFT_TABLES, type LeftTable } from 'db/roll-up/leaving';
import type { WriteTransaction } from 'db/write-transaction';
import { standingRow } from './people/merged-people';
import { noteStored } from './write/note-stored';
import { restoreRow, type StoredRow } from './write/table-writer';

/** Every table that rows of files become, and whether its rows carry the import they came with. */
const TABLES = {
  legs: { isOwned: true },
  answers: { isOwned: true },
  review_items: { isOwned: true },
  reviews: { isOwned: false },
  events: { isOwned: true },
  agent_intervals: { isOwned: true },
  agent_states: { isOwned: true },
  queue_intervals: { isOwned: true },
  adherence_intervals: { isOwned: true },
  employees: { isOwned: true },
  employee_aliases: { isOwned: true },
  team_memberships: { isOwned: true },
  team_leaders: { isOwned: true },
  teams: { isOwned: false },
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

/** Of a whole import these are left where they are: the roll-up leaves them out (setLeaving), and they go later (takeAway). */
const isLeft = (table: RowTable, { lines }: TakenBack): table is LeftTable =>
  lines === 'all' && (LEFT_TABLES as readonly RowTable[]).includes(table);

/**
 * Takes the import's rows, or those of its chosen lines, out of one table. What it had replaced comes back, unless a later import replaced it in turn:
 * then that import's memory of what stood before is mended. A row that a later import said again passes to it. Returns
 * the imports that took rows over. Legs and answers of a whole import are left to go later, and what passes of them was found
 * before (findInherited), as what is put back together of legs was (findPutBack).
 */
export function takeBackTable(tx: WriteTransaction, taken: TakenBack, table: RowTable): Set<number> {
  const heirs = new Set<number>();
  const stay = isLeft(table, taken);
  for (const entry of ownEntries(tx.connection, taken, table)) {
    const later = laterUpdate(tx.connection, taken, table, entry);
    if (later !== undefined) {
      tx.connection.prepare('UPDATE import_rows SET previous = ? WHERE id = ?').run(entry.previous, later);
      continue;
    }
    const heir = laterSaying(tx.connection, taken, table, entry);
    if (heir) {
      inherit(tx, table, entry.row_id, heir, entry.previous);
      heirs.add(heir.import_id);
    } else if (entry.previous !== null) {
      putBack(tx, table, JSON.parse(entry.previous));
    } else if (table !== 'employees' && !stay) {
      tx.connection.prepare(`DELETE FROM ${table} WHERE id = ?`).run(entry.row_id);
    }
  }
  if (TABLES[table].isOwned) {
    if (!stay) findInherited(tx.connection, taken, table);
    for (const heir of passUntouched(tx, taken, table)) heirs.add(heir);
    // People are left to removeLeftovers: whoever is still needed stays.
    if (table !== 'employees' && !stay) tx.connection.prepare(`DELETE FROM ${table} WHERE ${isTaken(taken)}`).run();
  }
  return heirs;
}

/** The rows that this import replaced, or inserted and that were replaced since, each with what stood before it. */
function ownEntries(connection: Connection, taken: TakenBack, table: RowTable): OwnEntry[] {
  const isPutBack = isLeft(table, taken) && table === 'legs' ? 'AND row_id NOT IN (SELECT id FROM corrected)' : '';
  const entries = connection
    .prepare(
      `SELECT row_id, MIN(id) AS first_entry, MAX(CASE fate WHEN 'updated' THEN id ELSE 0 END) AS last_entry
       FROM import_rows
       WHERE ${isTaken(taken)} AND row_table = ? AND fate IN ('inserted', 'updated') ${isPutBack} GROUP BY row_id`,
    )
    .all(table) as Omit<OwnEntry, 'previous'>[];
  const read = connection.prepare('SELECT previous FROM import_rows WHERE id = ?').pluck();
  return entries.map((entry) => ({ ...entry, previous: read.get(entry.first_entry) as string | null }));
}

/** The next replacement of the row by another import. */
function laterUpdate(connection: Connection, taken: TakenBack, table: RowTable, entry: OwnEntry): number | undefined {
  return connection
    .prepare(
      `SELECT id FROM import_rows WHERE row_table = ? AND row_id = ? AND id > ? AND NOT ${isTaken(taken)}
         AND fate = 'updated' AND ${LOADED} ORDER BY id LIMIT 1`,
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
      `SELECT id AS entry, import_id, line FROM import_rows WHERE row_table = ? AND row_id = ? AND id > ?
         AND NOT ${isTaken(taken)} AND fate = 'unchanged' AND ${LOADED} ORDER BY id LIMIT 1`,
    )
    .get(table, entry.row_id, entry.last_entry) as Heir | undefined;
}

function inherit(tx: WriteTransaction, table: RowTable, rowId: number, heir: Heir, previous: string | null): void {
  if (TABLES[table].isOwned) {
    tx.connection
      .prepare(`UPDATE ${table} SET import_id = ?, line = ? WHERE id = ?`)
      .run(heir.import_id, heir.line, rowId);
  }
  tx.connection
    .prepare('UPDATE import_rows SET fate = ?, previous = ? WHERE id = ?')
    .run(previous === null ? 'inserted' : 'updated', previous, heir.entry);
}

/** Where the rows of a table are noted that pass to another import: temporary tables of the connection. */
const inheritedOf = (table: RowTable) =>
  (LEFT_TABLES as readonly RowTable[]).includes(table) ? `inherited_${table}` : 'inherited_rows';

/** Notes the rows that nobody has replaced since and that later imports said again, each with the first that did. */
export function findInherited(connection: Connection, taken: TakenBack, table: RowTable): void {
  const inherited = inheritedOf(table);
  connection.exec(`CREATE TEMP TABLE IF NOT EXISTS ${inherited} (row_id INTEGER PRIMARY KEY, entry INTEGER NOT NULL);
    DELETE FROM ${inherited};
    INSERT INTO ${inherited}
      SELECT t.id, MIN(r.id) FROM ${table} t
      JOIN import_rows r ON r.row_table = '${table}' AND r.row_id = t.id
        AND NOT ${isTaken(taken, 'r.')} AND r.fate = 'unchanged' AND r.${LOADED}
      WHERE ${isTaken(taken, 't.')} AND NOT EXISTS (
        SELECT 1 FROM import_rows o WHERE o.row_table = '${table}' AND o.row_id = t.id AND o.id > r.id
          AND ${isTaken(taken, 'o.')} AND o.fate = 'updated')
      GROUP BY 1`);
}

/** Passes on those of them that are still the import's own. Returns the imports that took them over. */
function passUntouched(tx: WriteTransaction, taken: TakenBack, table: RowTable): number[] {
  const inherited = inheritedOf(table);
  tx.connection.exec(`
    DELETE FROM ${inherited} WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.id = row_id AND ${isTaken(taken, 't.')});
    UPDATE ${table} SET import_id = r.import_id, line = r.line
      FROM ${inherited} i JOIN import_rows r ON r.id = i.entry WHERE ${table}.id = +i.row_id;
    UPDATE import_rows SET fate = 'inserted' WHERE id IN (SELECT entry FROM ${inherited});`);
  return tx.connection
    .prepare(`SELECT DISTINCT r.import_id FROM ${inherited} i JOIN import_rows r ON r.id = i.entry`)
    .pluck()
    .all() as number[];
}

/** Restores what was there before and tells the roll-up where. What a leg says of an answer is looked up again. */
function putBack(tx: WriteTransaction, table: RowTable, row: StoredRow): void {
  const standing = standingRow(tx, { table, id: row.id as number }, row);
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
  noteCurrent(tx.connection, table, row.id as number);
  restoreRow(tx.connection, { table }, restored);
  noteStored(tx.connection, table, restored);
}

function noteCurrent(connection: Connection, table: RowTable, id: number): void {
  const row = connection.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as StoredRow | undefined;
  if (row) noteStored(connection, table, row);
}
