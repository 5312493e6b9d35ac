import type { DateOrder } from '../cells/date';
import { isTimeZone } from '../cells/time-zone';

/** Columns that Fairlead adds to refused rows: where each stood, why it was refused, and how its file was read. */
export const OWN_HEADERS = [
  'fairlead_line',
  'fairlead_problem',
  'fairlead_advice',
  'fairlead_dates',
  'fairlead_time_zone',
] as const;

/** Whether a column is Fairlead's own, so that a file of corrected rows loads as it is. */
export const isOwnHeader = (header: string) => header.startsWith('fairlead_');

/** How the file was read that these refused rows come from, where they are such rows: a few of them may not tell by themselves. */
export function readOwnColumns(
  headers: readonly string[],
  rows: readonly string[][],
): { dateOrder?: DateOrder; timeZone?: string } {
  const said = (header: (typeof OWN_HEADERS)[number]) => {
    const index = headers.indexOf(header);
    return index < 0 ? undefined : rows.find((row) => row[index]?.trim())?.[index]?.trim();
  };
  const zone = said('fairlead_time_zone');
  return {
    dateOrder: (['dmy', 'mdy', 'ymd'] as const).find((order) => order === said('fairlead_dates')),
    timeZone: zone && isTimeZone(zone) ? zone : undefined,
  };
}
