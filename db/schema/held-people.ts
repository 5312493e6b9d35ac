import type { Generated } from 'kysely';
import type { Flag } from './flag';

/**
 * Somebody in a file who is not in the roster, once a source. The login, else the e-mail, else the name tells one from
 * another; rows of the fate `held` wait for them.
 */
export interface HeldPeopleTable {
  id: Generated<number>;
  source: string;
  /** login:…, email:… or name:…, folded as names are compared. */
  person_key: string;
  login: string | null;
  name: string | null;
  email: string | null;
  /** Whether what any source calls somebody may tell who this is: surveys and reviews name people as other systems do. */
  is_any_source: Flag;
  /** open, linked (to somebody known), created (a new person) or ignored (their rows are skipped). */
  state: Generated<string>;
  employee_id: number | null;
  /** The decision is being undone: it applies until its rows wait again. */
  is_returning: Generated<Flag>;
  decided_by: number | null;
  /** The roster that told who it is; null where somebody decided. */
  decided_import_id: number | null;
  decided_at: number | null;
}

/** Two records of one person made one. While it lasts, the merged record's row is kept here and nowhere else. */
export interface PersonMergesTable {
  id: Generated<number>;
  kept_id: number;
  merged_id: number;
  /** The merged employee's row as it was, as JSON. */
  merged_row: string;
  merged_by: number | null;
  merged_at: number;
  unmerged_by: number | null;
  unmerged_at: number | null;
}

/** A line that was loaded since a merge and names the merged record, so that its rows can go back with it. */
export interface MergedLinesTable {
  merge_id: number;
  import_id: number;
  line: number;
}

/** One row that counts for the kept person because of a merge, so that it can go back. */
export interface MergedRowsTable {
  merge_id: number;
  row_table: string;
  row_id: number;
  column_name: string;
  /** For a row that the merge removed: the whole row as JSON. */
  previous: string | null;
}
