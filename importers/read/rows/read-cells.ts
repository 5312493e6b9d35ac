import type { CellParser, Field, Profile, ProfileColumn } from '../../profile';
import type { Instant } from '../../records';
import type { RowIssue } from '../../row-outcome';
import type { ReadPlan } from '../plan';
import { type CellReaders, cellReaders } from './cell-readers';
import type { ReadCell } from './row-in-hand';

/** What one cell says by itself: its value, or what is wrong with it. Durations in milliseconds, dates yyyy-MM-dd. */
export interface CellOutcome {
  index: number;
  field: Field;
  cell: CellParser;
  value: string | number | boolean | Instant | null;
  issue: RowIssue | null;
}

/** Reads every planned column of a row by itself, so that each cell tells its own mistake. Made once a file. */
export function cellOutcomes(profile: Profile, plan: ReadPlan): (cells: string[]) => CellOutcome[] {
  const readers = cellReaders(profile, plan);
  const columns = plan.columns
    .filter(({ index }) => index >= 0)
    .map(({ index, field }) => {
      const rules = profile.columns as readonly ProfileColumn[];
      const cell = rules.find((rule) => rule.field === field)?.cell ?? 'text';
      return { index, field, cell, read: readerOf(readers, cell, field) };
    });
  return (cells) =>
    columns.map(({ read, ...column }) => {
      const row = { cells, issue: null as RowIssue | null };
      const value = read(row);
      return { ...column, value, issue: row.issue };
    });
}

function readerOf(readers: CellReaders, cell: CellParser, field: Field): ReadCell<CellOutcome['value']> {
  switch (cell) {
    case 'instant':
      return readers.instant(field, field === 'started' && readers.has('started_time') ? 'started_time' : undefined);
    case 'id':
      return field === 'customer' ? readers.customer(field) : readers.id(field);
    case 'duration':
      return readers.duration(field);
    case 'number':
      return readers.number(field);
    case 'flag':
      return readers.flag(field);
    case 'choice':
      return readers.choice(field);
    case 'date':
      return readers.date(field);
    case 'zone':
      return readers.zone(field);
    case 'time':
      return readers.time(field);
    default:
      return readers.text(field);
  }
}
