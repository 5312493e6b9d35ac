import type { Generated } from 'kysely';
import type { Flag } from './flag';

export interface ImportsTable {
  id: Generated<number>;
  file_name: string;
  file_hash: string;
  file_bytes: number;
  /** Where the uploaded file is kept, relative to the data folder, so that a load can be run again. */
  stored_path: string | null;
  profile_id: string | null;
  profile_version: number | null;
  source: string | null;
  mapping: string | null;
  time_zone: string | null;
  zone_from: string | null;
  /** queued, loading, loaded, failed, interrupted, undone, duplicate */
  status: string;
  rows_read: number;
  rows_inserted: number;
  rows_updated: number;
  rows_unchanged: number;
  rows_rejected: number;
  rows_skipped: number;
  /** Valid rows that wait for somebody to match their person. */
  rows_held: Generated<number>;
  first_date: string | null;
  last_date: string | null;
  is_partial: Flag;
  headers: string | null;
  note: string | null;
  error: string | null;
  user_id: number | null;
  /** The process that loads it, so that another can tell a load that goes on from one that was cut off. */
  loader_pid: number | null;
  /** When that process began, as its system says it: the number alone is given to others later. */
  loader_start: string | null;
  /** page, api, inbox, command_line; null for imports from before that was noted. */
  arrived_by: string | null;
  api_token_id: number | null;
  /** While the file lies in the inbox: under which name. Null once it was moved away. */
  inbox_name: string | null;
  /** The import that is undone in the same transaction in which this one is loaded. */
  replaces_id: number | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
  undone_at: number | null;
  /** When the rows and the file that were kept of an undone import were removed. */
  forgotten_at: number | null;
}

/**
 * The fate of a row that is not told by a loaded row itself: updated, unchanged, rejected, skipped, held. One of the fate
 * `resolved` tells no fate: it remembers that a decision or a roster made the line's person known.
 * An inserted row is known by the leg, answer, item … that carries this import and line.
 */
export interface ImportRowsTable {
  /** Grows: what a later row says of a record came later. */
  id: Generated<number>;
  import_id: number;
  line: number;
  fate: string;
  /** For updated and unchanged: the table and id of the row that it met. */
  row_table: string | null;
  row_id: number | null;
  /** For updated: the row as it was before, as JSON, so that undo can put it back. */
  previous: string | null;
  code: string | null;
  column_name: string | null;
  cell: string | null;
  advice: string | null;
  /** For rejected and held: the row's cells as JSON, so that they can be downloaded, and loaded once they can be. */
  raw: string | null;
  /** For held, resolved and skipped with ignored_person: the person that the row waits or waited for. */
  held_person_id: number | null;
  /** For held: the row's day in the center's zone, as long as nobody's team tells. */
  on_date: string | null;
}

/** An import whose rows are being written, or taken away: nobody reads any of them as long as this is noted. */
export interface UnpublishedImportsTable {
  import_id: number;
  /** The last queue that there was when it began: those that came since are its own. */
  last_queue_id: number;
  /** It was undone: its rows are to go, and what became of them stays. */
  is_leaving: Generated<Flag>;
}

/** A queue that goes with an import that was undone, as soon as no row names it any more. */
export interface LeavingQueuesTable {
  queue_id: number;
  import_id: number;
}
