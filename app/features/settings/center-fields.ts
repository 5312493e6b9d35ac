import type { Settings } from 'db/default-settings';

/** The settings that say which center this is, and when its days, weeks and quarters begin. */
export type CenterSettings = Pick<Settings, (typeof CENTER_FIELDS)[number]>;
/** As typed. */
export type CenterFields = Record<keyof CenterSettings, string>;

export const CENTER_FIELDS = [
  'center_name',
  'time_zone',
  'week_start',
  'quarter_start',
] as const satisfies (keyof Settings)[];

/** The settings in force as the form has them. */
export function centerFieldsOf({ center_name, time_zone, week_start, quarter_start }: CenterSettings): CenterFields {
  return { center_name, time_zone, week_start, quarter_start };
}
