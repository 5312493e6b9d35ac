import type { Instant } from '../../records';
import type { ImportRecord } from '../../row-outcome';
import type { LocalDays } from './local-days';

/** The day of a record in the center's zone, for rows that are nobody's yet. */
export function centerDayOf(record: ImportRecord, days: LocalDays): string {
  if (record.kind === 'event') return record.onDate;
  if (record.kind === 'roster') return record.fromDate ?? '';
  const { started, asked, reviewed, starts } = record as Partial<
    Record<'started' | 'asked' | 'reviewed' | 'starts', Instant>
  >;
  return days.of((started ?? asked ?? reviewed ?? starts)!.at, null);
}
