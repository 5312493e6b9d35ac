import type { MeasureSums } from '../measures';

/** One row a day, person, team, queue and channel; 0 stands for none. Kept by db/roll-up alone. */
export interface DailyFactsTable extends MeasureSums {
  local_date: string;
  /** The Monday of the day's ISO week. */
  week_date: string;
  employee_id: number;
  team_id: number;
  queue_id: number;
  /** '' for none. */
  channel: string;
}
