import { group } from 'd3-array';
import { addDays, mondayOf } from '~/clock';
import { localTime } from './local-time';
import { byName, type Report, type ReportArrival } from './report';

/** One report's refused rows by the week in which its files came. Shares are of the rows read without skipped ones. */
export interface RefusedRow extends Report {
  rows: number;
  refused: number;
  /** Every week from the first to the last in which anything came; null where nothing of this report did. */
  weeks: { week: string; rows: number; refused: number; share: number | null }[];
  /** The import that refused most; null where none did. */
  worst: { importId: number; fileName: string; refused: number } | null;
}

export function refusedByWeek(arrivals: readonly ReportArrival[], timeZone: string): RefusedRow[] {
  const weekOf = (arrival: ReportArrival) => mondayOf(localTime(arrival.arrivedAt, timeZone).date);
  const all = arrivals.map(weekOf).sort();
  const weeks: string[] = [];
  for (let week = all[0]; week !== undefined && week <= all.at(-1)!; week = addDays(week, 7)) weeks.push(week);
  return [...group(arrivals, ({ report }) => report.key).values()]
    .map((own) => {
      const worst = own.reduce((most, each) => (each.rowsRejected > most.rowsRejected ? each : most));
      return {
        ...own[0]!.report,
        ...sumOf(own),
        weeks: weeks.map((week) => {
          const { rows, refused } = sumOf(own.filter((arrival) => weekOf(arrival) === week));
          return { week, rows, refused, share: rows === 0 ? null : refused / rows };
        }),
        worst:
          worst.rowsRejected === 0
            ? null
            : { importId: worst.id, fileName: worst.fileName, refused: worst.rowsRejected },
      };
    })
    .sort(byName);
}

function sumOf(arrivals: readonly ReportArrival[]): { rows: number; refused: number } {
  let rows = 0;
  let refused = 0;
  for (const arrival of arrivals) {
    rows += arrival.rowsRead - arrival.rowsSkipped;
    refused += arrival.rowsRejected;
  }
  return { rows, refused };
}
