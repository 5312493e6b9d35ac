import type { DayPart } from '../day-parts';
import type { MixedMeasure } from '../mixed-measures';

/** One row a week (its Monday), person, queue (0: none), channel ('': none) and part of day. Kept by db/roll-up alone. */
export interface WeekMixTable extends Record<MixedMeasure, number> {
  week_date: string;
  employee_id: number;
  queue_id: number;
  channel: string;
  day_part: DayPart;
}

/** Weeks of a person whose day cells changed since week_mix was said: what that holds of them does not count. */
export interface StaleMixWeeksTable {
  employee_id: number;
  week_date: string;
}

/** One row: how often rows have changed that figures are made of. Triggers count. */
export interface DataVersionTable {
  version: number;
}
