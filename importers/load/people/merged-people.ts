import type { Connection } from 'db/open';
import type { WriteTransaction } from 'db/write-transaction';
import type { StoredRow } from '../write/table-writer';

/** A merge that lasts: whose record stands for whose. */
export interface StandingMerge {
  id: number;
  kept_id: number;
  merged_id: number;
  merged_row: string;
}

/** The records that were merged into others: who stands for them now, and by which merges. */
export class MergedPeople {
  readonly all: readonly StandingMerge[];
  readonly #byMerged: Map<number, StandingMerge>;

  constructor(connection: Connection) {
    this.all = connection
      .prepare('SELECT id, kept_id, merged_id, merged_row FROM person_merges WHERE unmerged_at IS NULL ORDER BY id')
      .all() as StandingMerge[];
    this.#byMerged = new Map(this.all.map((merge) => [merge.merged_id, merge]));
  }

  /** Aliases by id that a merged record brought along, and whose they were. */
  aliasOwners(connection: Connection): Map<number, number> {
    const rows = connection
      .prepare(
        `SELECT r.row_id, m.merged_id FROM person_merges m JOIN merged_rows r ON r.merge_id = m.id
         WHERE m.unmerged_at IS NULL AND r.row_table = 'employee_aliases' ORDER BY m.id DESC`,
      )
      .all() as { row_id: number; merged_id: number }[];
    return new Map(rows.map((row) => [row.row_id, row.merged_id]));
  }

  /** Whose rows a person's are: their own id unless they were merged. */
  keptOf(id: number): number {
    return this.chainOf(id).at(-1)?.kept_id ?? id;
  }

  /** The merges that lead from a record to the one that stands for it, in their order. */
  chainOf(id: number): StandingMerge[] {
    const chain: StandingMerge[] = [];
    for (let next = this.#byMerged.get(id); next; next = this.#byMerged.get(next.kept_id)) chain.push(next);
    return chain;
  }
}

/** The table columns that name a person. */
export const PERSON_COLUMNS = [
  ['legs', 'employee_id'],
  ['answers', 'named_employee_id'],
  ['answers', 'employee_id'],
  ['reviews', 'employee_id'],
  ['events', 'employee_id'],
  ['baselines', 'employee_id'],
  ['agent_intervals', 'employee_id'],
  ['agent_states', 'employee_id'],
  ['adherence_intervals', 'employee_id'],
  ['employee_aliases', 'employee_id'],
  ['team_leaders', 'employee_id'],
  ['goals', 'employee_id'],
  ['goal_refusals', 'employee_id'],
  ['learning_goals', 'employee_id'],
  ['users', 'employee_id'],
  ['invitations', 'employee_id'],
  ['held_people', 'employee_id'],
] as const;

/** Tables of PERSON_COLUMNS whose rows carry the import and line that they came with, or depend on one that does. */
export const LINE_TABLES = [
  'legs',
  'answers',
  'events',
  'agent_intervals',
  'agent_states',
  'adherence_intervals',
] as const;

/** Rows that are gone, such as by an undo, cannot go back to anybody, and their ids may be given to others. */
export function forgetGoneRows(tx: WriteTransaction): void {
  if (!tx.connection.prepare('SELECT 1 FROM merged_rows LIMIT 1').get()) return;
  const tables = new Set([...PERSON_COLUMNS.map(([table]) => table), 'team_memberships']);
  for (const table of tables) {
    tx.connection
      .prepare(
        `DELETE FROM merged_rows WHERE row_table = ? AND previous IS NULL
           AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.id = merged_rows.row_id)`,
      )
      .run(table);
  }
}

/**
 * A row as it was before a merge may name a record that was merged since: it comes back to whoever stands for that one,
 * and is noted, so that it can go back.
 */
export function standingRow(
  tx: WriteTransaction,
  { table, id }: { table: string; id: number },
  row: StoredRow,
): StoredRow {
  const merged = new MergedPeople(tx.connection);
  if (merged.all.length === 0) return row;
  const standing = { ...row };
  const note = tx.connection.prepare(
    'INSERT OR IGNORE INTO merged_rows (merge_id, row_table, row_id, column_name) VALUES (?, ?, ?, ?)',
  );
  for (const column of ['employee_id', 'named_employee_id']) {
    const named = row[column];
    if (typeof named !== 'number') continue;
    standing[column] = merged.keptOf(named);
    for (const merge of merged.chainOf(named)) note.run(merge.id, table, id, column);
  }
  return standing;
}
