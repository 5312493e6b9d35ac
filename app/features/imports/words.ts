import type { Progress } from 'importers/load/threads/progress';
import type { TagKind } from '~/components/tag';

/** What a row may have become, in the order in which they are told. */
export const FATES = ['inserted', 'updated', 'unchanged', 'rejected', 'skipped', 'held'] as const;
export type Fate = (typeof FATES)[number];

export const FATE_WORDS: Record<Fate, { label: string; hint: string }> = {
  inserted: { label: 'Inserted', hint: 'New rows' },
  updated: { label: 'Updated', hint: 'Known rows that this file says otherwise; what stood before is kept' },
  unchanged: { label: 'Unchanged', hint: 'Known rows, said again' },
  rejected: { label: 'Refused', hint: 'Rows with a mistake; the rest was loaded without them' },
  skipped: { label: 'Skipped', hint: 'Empty rows, totals, footers, rows said twice' },
  held: { label: 'Held', hint: 'Rows that name somebody unknown; they wait until somebody says who that is' },
};

export const STATUS_WORDS: Record<string, { label: string; kind: TagKind }> = {
  queued: { label: 'Waiting', kind: 'early' },
  loading: { label: 'Loading', kind: 'changed' },
  undoing: { label: 'Being taken back', kind: 'changed' },
  loaded: { label: 'Loaded', kind: 'act' },
  failed: { label: 'Not loaded', kind: 'concerning' },
  interrupted: { label: 'Interrupted', kind: 'concerning' },
  undone: { label: 'Taken back', kind: 'common' },
  cancelled: { label: 'Cancelled', kind: 'common' },
};

/** Why a row was refused or skipped, in words. Codes that are not listed are told as they are. */
const REASONS: Record<string, string> = {
  unknown_person: 'Somebody who is not in the roster',
  ambiguous_person: 'A name that more than one person has',
  ignored_person: 'Somebody whose rows are not to count',
  unknown_team: 'A team that is not in the roster',
  end_before_start: 'It ends before it starts',
  empty_row: 'Empty row',
  total_row: 'Total',
  repeated_header: 'The header again',
  footer: 'Footer',
  duplicate: 'The same row again',
  superseded: 'A later line of the file says otherwise',
  not_a_contact: 'No contact',
  part_of_leg: 'Part of a call, which is read where it ends',
  nobody: 'Nobody and no queue',
  bad_instant: 'A date or time that cannot be read',
  bad_date: 'A date that cannot be read',
  bad_duration: 'A duration that cannot be read',
  negative_duration: 'A duration below zero',
  absurd_duration: 'A duration of years',
  bad_number: 'A number that cannot be read',
  missing_value: 'A cell that must not be blank is',
  unknown_code: 'A word that Fairlead does not know there',
  damaged_id: 'An id that a spreadsheet changed',
  too_many_cells: 'More cells than headers',
  overlong_cell: 'A cell that is longer than any name or id',
  overlong_line: 'A line that is longer than any row',
  too_many_columns: 'More cells than any table has',
  broken_object: 'No JSON object',
  deep_object: 'An object that is too large for a row',
  score_outside_scale: 'A score outside its scale',
};

export function reasonOf(code: string | null): string {
  if (code === null) return '';
  return REASONS[code] ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');
}

export const PHASE_WORDS: Record<Progress['phase'], string> = {
  waiting: 'Waiting until the load before it has ended',
  reading: 'Reading and loading its rows',
  indexing: 'Putting the rows in order',
  summing: 'Summing up the days that changed',
  taking_back: 'Taking its rows back',
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
export const count = (value: number) => value.toLocaleString('en');

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
