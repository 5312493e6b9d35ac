import { group, rollup, sum } from 'd3-array';
import type { Db } from 'db/open';
import {
  countCallsWithoutTalk,
  countDoubledCalls,
  countZeroScores,
  findUsualAfterContactWork,
} from 'db/queries/data-artefacts';
import { countRowsByDay, findDaysOfPeople } from 'db/queries/data-health';
import { findFactSpan } from 'db/queries/data-version';
import { findAllPeople } from 'db/queries/people';
import { addDays, earlierOf, mondayOf } from '~/clock';
import { keptByVersion } from '~/kept-by-version.server';
import { type DayCell, judgeDays } from './day-pattern';
import type { FoundReports } from './find-reports.server';
import { byName, type Report } from './report';
import { findSilentPeople } from './silent-people';

/** How far back usual days are learned from. */
const LEARNED_WEEKS = 12;
/** How many weeks the calendar shows, and people's pauses are known from. */
const SHOWN_WEEKS = 6;
const PEOPLE_WEEKS = 8;
/** The newest weeks, in which rows are looked at one by one: a million rows a year are 40,000 here. */
const ARTEFACT_WEEKS = 2;

/** What only rows tell. */
export interface RowHealth {
  today: string;
  /** The newest day of any figure. */
  newest: string | null;
  calendar: (Report & { cells: DayCell[] })[];
  people: { id: number; name: string }[];
  silent: ReturnType<typeof findSilentPeople>;
  afterContactWork: Awaited<ReturnType<typeof findUsualAfterContactWork>>;
  withoutTalk: Awaited<ReturnType<typeof countCallsWithoutTalk>>;
  doubled: Awaited<ReturnType<typeof countDoubledCalls>>;
  zeroScores: Awaited<ReturnType<typeof countZeroScores>>;
}

/** A look at the rows up to this local day; they are called what their layouts say. */
export const lookAtRows = keptByVersion(1, readRows, (day, reports) => [day, reports.all]);

async function readRows(db: Db, day: string, reports: FoundReports): Promise<RowHealth> {
  const newest = (await findFactSpan(db))?.last ?? null;
  const everybody = await findAllPeople(db, day);
  const people = everybody.map(({ id, name }) => ({ id, name }));
  const nothing = { calendar: [], silent: [], afterContactWork: [], withoutTalk: [], doubled: [], zeroScores: [] };
  if (newest === null) return { today: day, newest, people, ...nothing };
  // A day that is not over has fewer rows than it will have.
  const to = earlierOf(newest, addDays(day, -1));
  const isHere = new Set(everybody.filter(({ leftDate }) => leftDate === null || leftDate > to).map(({ id }) => id));
  const days = await findDaysOfPeople(db, { from: addDays(to, 1 - PEOPLE_WEEKS * 7), to });
  const artefactDays = { from: addDays(to, 1 - ARTEFACT_WEEKS * 7), to };
  return {
    today: day,
    newest,
    people,
    calendar: await readCalendar(db, to, reports),
    silent: findSilentPeople(days, to).filter(({ employeeId }) => isHere.has(employeeId)),
    afterContactWork: await findUsualAfterContactWork(db, artefactDays),
    withoutTalk: await countCallsWithoutTalk(db, artefactDays),
    doubled: await countDoubledCalls(db, artefactDays),
    zeroScores: await countZeroScores(db, artefactDays),
  };
}

/** The weeks up to this day of every report that has rows in what usual days are learned from. */
async function readCalendar(db: Db, to: string, reports: FoundReports): Promise<RowHealth['calendar']> {
  const from = addDays(to, 1 - LEARNED_WEEKS * 7);
  const shownFrom = addDays(mondayOf(to), (1 - SHOWN_WEEKS) * 7);
  const counted = await countRowsByDay(db, { from, to });
  const rows = counted.map((each) => ({ ...each, report: reports.ofRows(each) }));
  return [...group(rows, ({ report }) => report.key).values()]
    .map((own) => {
      const rowsOn = rollup(
        own,
        (each) => sum(each, ({ rows: all }) => all),
        ({ date }) => date,
      );
      return { ...own[0]!.report, cells: judgeDays(rowsOn, { from, shownFrom, to }) };
    })
    .sort(byName);
}
