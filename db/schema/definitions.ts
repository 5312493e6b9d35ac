/** What a metric meant from a day on: its definition in the code, and the settings that it depends on. */
export interface MetricVersionsTable {
  metric_id: string;
  version: number;
  definition: number;
  /** JSON of some of Settings. */
  settings: string;
  /** The day of the change; figures of all days are recomputed by the version in force. */
  from_date: string;
  recorded_at: number;
  user_id: number | null;
}

/** When a team is open. team_id 0: every team without a calendar of its own. */
export interface CalendarsTable {
  team_id: number;
  time_zone: string;
  /** JSON: of each weekday, Monday first, the opening hours as [from, to] in minutes since midnight. */
  hours: string;
}

/** A day on which a team is closed. team_id 0: every team. */
export interface HolidaysTable {
  team_id: number;
  on_date: string;
  name: string;
}
