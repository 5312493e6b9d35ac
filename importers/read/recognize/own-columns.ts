import type { DateOrder } from '../../cells/date';
import { isTimeZone } from '../../cells/time-zone';

/** Columns that Fairlead adds to refused rows: where each stood, why it was refused, and how its file was read. */
export const OWN_HEADERS = [
  'fairlead_line',
  'fairlead_problem',
  'fairlead_advice',
  'fairlead_dates',
  'fairlead_time_zone',
  'fairlead_from',
  'fairlead_to',
] as const;

/** Whether a column is Fairlead's own, so that a file of corrected rows loads as it is. */
export const isOwnHeader = (header: string) => header.startsWith('fairlead_');

/** Whether this is the header of refused rows, whose cells are guarded against formulas (cells/formula-guard). */
export const isOwnHeaderRow = (cells: readonly string[]) => cells.includes(OWN_HEADERS[0]);

/** How the file was read that these refused rows come from, where they are such rows: a few of them may not tell by themselves. */
export function readOwnColumns(
  headers: readonly string[],
  rows: readonly string[][],
): { dateOrder?: DateOrder; timeZone?: string; period?: { from: string; to: string } } {
  const said = (header: (typeof OWN_HEADERS)[number]) => {
    const index = headers.indexOf(header);
    return index < 0 ? undefined : rows.find((row) => row[index]?.trim())?.[index]?.trim();
  };
  const zone = said('fairlead_time_zone');
  const [from, to] = [said('fairlead_from'), said('fairlead_to')];
  return {
    dateOrder: (['dmy', 'mdy', 'ymd'] as const).find((order) => order === said('fairlead_dates')),
    timeZone: zone && isTimeZone(zone) ? zone : undefined,
    period: from && to ? { from, to } : undefined,
  };
}
