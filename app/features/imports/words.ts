import type { Progress } from 'importers/load/threads/progress';
import type { TagKind } from '~/components/tag';
import { formatNumber } from '~/reader-locale';

/** The possible results of a row, in display order. */
export const FATES = ['inserted', 'updated', 'unchanged', 'rejected', 'skipped', 'held'] as const;
export type Fate = (typeof FATES)[number];

export const FATE_WORDS: Record<Fate, { label: string; hint: string }> = {
  inserted: { label: 'Added', hint: 'New rows' },
  updated: { label: 'Updated', hint: 'Known rows that this file changes; the old values are kept' },
  unchanged: { label: 'Unchanged', hint: 'Known rows, same values' },
  rejected: { label: 'Rejected', hint: 'Rows with an error; the other rows were loaded' },
  skipped: { label: 'Skipped', hint: 'Empty rows, totals, footers, duplicates' },
  held: { label: 'Unmatched', hint: 'Rows whose agent is unknown; they count once matched' },
};

export const STATUS_WORDS: Record<string, { label: string; kind: TagKind }> = {
  queued: { label: 'Waiting', kind: 'early' },
  loading: { label: 'Loading', kind: 'changed' },
  undoing: { label: 'Undoing', kind: 'changed' },
  loaded: { label: 'Loaded', kind: 'act' },
  failed: { label: 'Not loaded', kind: 'concerning' },
  interrupted: { label: 'Interrupted', kind: 'concerning' },
  undone: { label: 'Undone', kind: 'common' },
  cancelled: { label: 'Canceled', kind: 'common' },
};

/** Why a row was rejected or skipped, in words. Other codes are shown unchanged. */
const REASONS: Record<string, string> = {
  unknown_person: 'Person not matched',
  ambiguous_person: 'Name shared by several people',
  ignored_person: 'Ignored person',
  unknown_team: 'Team not in the roster',
  end_before_start: 'Ends before it starts',
  empty_row: 'Empty row',
  total_row: 'Total row',
  repeated_header: 'Repeated header',
  footer: 'Footer',
  duplicate: 'Duplicate row',
  superseded: 'Replaced by a later line of this file',
  not_a_contact: 'Not a contact',
  part_of_leg: 'Part of a call; counted in the row that ends it',
  nobody: 'No person and no queue',
  bad_instant: 'Date or time not readable',
  bad_date: 'Date not readable',
  bad_duration: 'Duration not readable',
  negative_duration: 'Duration below zero',
  absurd_duration: 'Duration of years',
  bad_number: 'Number not readable',
  missing_value: 'Required cell is blank',
  unknown_code: 'Unknown value',
  damaged_id: 'ID changed by a spreadsheet',
  too_many_cells: 'More cells than headers',
  overlong_cell: 'Cell too long for a name or ID',
  overlong_line: 'Line too long for a row',
  too_many_columns: 'Too many columns',
  broken_object: 'Not a JSON object',
  deep_object: 'Object too large for a row',
  score_outside_scale: 'Score outside its scale',
};

export function reasonOf(code: string | null): string {
  if (code === null) return '';
  return REASONS[code] ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');
}

export const PHASE_WORDS: Record<Progress['phase'], string> = {
  waiting: 'Waiting for the load before this one',
  reading: 'Loading rows',
  summing: 'Updating daily totals',
  taking_back: 'Undoing the import',
};

/** Units of bare numbers in a column of durations. */
export const UNIT_WORDS = {
  ms: 'Milliseconds',
  s: 'Seconds',
  min: 'Minutes',
  h: 'Hours',
  day: 'Fractions of a day',
} as const;

/** "1,234" */
export const count = (value: number) => formatNumber(value);

/** "1.2 MB" */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB'];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`;
}

/** Whether something is being done with the import right now. */
export const isUnderWay = (status: string) => status === 'queued' || status === 'loading' || status === 'undoing';

/** Whether it is a load that can still be stopped. */
export const canBeCancelled = (status: string) => status === 'queued' || status === 'loading';
