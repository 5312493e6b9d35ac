import { findArrivals, findLastArrivals } from 'db/queries/data-health';
import { findSettings } from 'db/queries/settings';
import { getReader } from '~/db.server';
import { today } from '~/zoned-clock.server';
import { inboxState } from '../automation/start-inbox.server';
import { findFindings } from './find-findings.server';
import { findReports } from './find-reports.server';
import { refusedByWeek } from './refused-by-week';
import type { ReportArrival } from './report';
import { lookAtRows } from './row-health.server';
import { learnArrivals } from './usual-arrivals';

const DAY_MS = 86_400_000;
/** How far back arrivals are learned from. */
const LEARNED_WEEKS = 12;

export type DataHealth = NonNullable<Awaited<ReturnType<typeof findDataHealth>>>;

/** How the center's data is: what came, what is late or missing, what looks wrong. Null where nothing was ever loaded. */
export async function findDataHealth(now = Date.now()) {
  const db = await getReader();
  const last = await findLastArrivals(db);
  if (last.length === 0) return null;
  const { time_zone: timeZone, week_start: weekStart } = await findSettings(db);
  const told = await findReports(db, last);
  const [found, rows] = await Promise.all([
    findArrivals(db, now - LEARNED_WEEKS * 7 * DAY_MS),
    lookAtRows(db, today(timeZone), told),
  ]);
  const arrivals: ReportArrival[] = found.map((arrival) => ({ ...arrival, report: told.ofImport(arrival) }));
  const reports = told.all.map((report) => {
    const own = arrivals.filter((arrival) => arrival.report.key === report.key).map(({ arrivedAt }) => arrivedAt);
    return { ...report, files: own.length, usual: learnArrivals(own, now, timeZone) };
  });
  const nameOfPerson = (id: number) => rows.people.find((person) => person.id === id)?.name ?? 'somebody';
  return {
    timeZone,
    weekStart,
    inbox: inboxState(),
    reports,
    calendar: rows.calendar,
    refused: refusedByWeek(arrivals, timeZone),
    silent: rows.silent.map((person) => ({ ...person, name: nameOfPerson(person.employeeId) })),
    findings: await findFindings(db, { ...rows, reports, arrivals, reportOf: told.ofRows, nameOfPerson, timeZone }),
  };
}
