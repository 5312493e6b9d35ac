import { group } from 'd3';
import type { Db } from 'db/open';
import {
  countCallsWithoutTalk,
  countDoubledCalls,
  countZeroScores,
  findUsualAfterContactWork,
} from 'db/queries/data-artefacts';
import { countRowsByDay, findArrivals, findDaysOfPeople, findLastArrivals } from 'db/queries/data-health';
import { findDataVersion, findFactSpan } from 'db/queries/data-version';
import { findAllPeople } from 'db/queries/people';
import { findSettings } from 'db/queries/settings';
import { PROFILES } from 'importers/profiles';
import { addDays, earlierOf, mondayOf, today } from '~/clock';
import { getDb } from '~/db.server';
import { inboxState } from '../automation/start-inbox.server';
import { type DayCell, judgeDays } from './day-pattern';
import { findFindings } from './find-findings.server';
import { refusedByWeek } from './refused-by-week';
import { findSilentPeople } from './silent-people';
import { learnArrivals } from './usual-arrivals';

const DAY_MS = 86_400_000;
/** How far back arrivals, usual days and refused rows are learned from. */
const LEARNED_WEEKS = 12;
/** How many weeks the calendar shows, and people's pauses are known from. */
const SHOWN_WEEKS = 6;
const PEOPLE_WEEKS = 8;
/** The newest weeks, in which rows are looked at one by one: a million rows a year are 40,000 here. */
const ARTEFACT_WEEKS = 2;

export type DataHealth = NonNullable<Awaited<ReturnType<typeof findDataHealth>>>;

/** How the center's data is: what came, what is late or missing, what looks wrong. Null where nothing was ever loaded. */
export async function findDataHealth(now = Date.now()) {
  const db = await getDb();
  const last = await findLastArrivals(db);
  if (last.length === 0) return null;
  const { time_zone: timeZone } = await findSettings(db);
  const [arrivals, rows] = await Promise.all([
    findArrivals(db, now - LEARNED_WEEKS * 7 * DAY_MS),
    lookAtRows(db, today(timeZone)),
  ]);
  const arrivedOf = (source: string) => arrivals.filter((arrival) => arrival.source === source);
  const sources = last.map(({ source, arrivedAt, lastDate }) => ({
    source,
    name: nameOf(source),
    arrivedAt,
    lastDate,
    files: arrivedOf(source).length,
    usual: learnArrivals(
      arrivedOf(source).map((arrival) => arrival.arrivedAt),
      now,
      timeZone,
    ),
  }));
  const nameOfPerson = (id: number) => rows.people.find((person) => person.id === id)?.name ?? 'somebody';
  return {
    timeZone,
    inbox: inboxState(),
    sources,
    calendar: rows.calendar.map((row) => ({ ...row, name: nameOf(row.source) })),
    refused: refusedByWeek(arrivals, timeZone).map((row) => ({ ...row, name: nameOf(row.source) })),
    silent: rows.silent.map((person) => ({ ...person, name: nameOfPerson(person.employeeId) })),
    findings: await findFindings(db, { ...rows, sources, arrivals, nameOf, nameOfPerson, timeZone }),
  };
}

const nameOf = (source: string) => PROFILES.find((profile) => profile.source === source)?.label ?? source;

/** What only rows tell. */
export interface RowHealth {
  today: string;
  /** The newest day of any figure. */
  newest: string | null;
  calendar: { source: string; cells: DayCell[] }[];
  people: { id: number; name: string }[];
  silent: ReturnType<typeof findSilentPeople>;
  afterContactWork: Awaited<ReturnType<typeof findUsualAfterContactWork>>;
  withoutTalk: Awaited<ReturnType<typeof countCallsWithoutTalk>>;
  doubled: Awaited<ReturnType<typeof countDoubledCalls>>;
  zeroScores: Awaited<ReturnType<typeof countZeroScores>>;
}

/** One remembered look a database: rows change with a load or an undo alone. */
const remembered = new WeakMap<Db, { key: string; health: Promise<RowHealth> }>();

async function lookAtRows(db: Db, day: string): Promise<RowHealth> {
  const key = `${day}|${await findDataVersion(db)}`;
  const known = remembered.get(db);
  if (known?.key === key) return known.health;
  const health = readRows(db, day);
  remembered.set(db, { key, health });
  return health;
}

async function readRows(db: Db, day: string): Promise<RowHealth> {
  const newest = (await findFactSpan(db))?.last ?? null;
  const everybody = await findAllPeople(db, day);
  const people = everybody.map(({ id, name }) => ({ id, name }));
  const nothing = { calendar: [], silent: [], afterContactWork: [], withoutTalk: [], doubled: [], zeroScores: [] };
  if (newest === null) return { today: day, newest, people, ...nothing };
  // A day that is not over has fewer rows than it will have.
  const to = earlierOf(newest, addDays(day, -1));
  const from = addDays(to, 1 - LEARNED_WEEKS * 7);
  const counts = group(await countRowsByDay(db, { from, to }), ({ source }) => source);
  const shownFrom = addDays(mondayOf(to), (1 - SHOWN_WEEKS) * 7);
  const isHere = new Set(everybody.filter(({ leftDate }) => leftDate === null || leftDate > to).map(({ id }) => id));
  const days = await findDaysOfPeople(db, { from: addDays(to, 1 - PEOPLE_WEEKS * 7), to });
  const artefactDays = { from: addDays(to, 1 - ARTEFACT_WEEKS * 7), to };
  return {
    today: day,
    newest,
    people,
    calendar: [...counts].map(([source, rows]) => ({
      source,
      cells: judgeDays(new Map(rows.map((row) => [row.date, row.rows])), { from, shownFrom, to }),
    })),
    silent: findSilentPeople(days, to).filter(({ employeeId }) => isHere.has(employeeId)),
    afterContactWork: await findUsualAfterContactWork(db, artefactDays),
    withoutTalk: await countCallsWithoutTalk(db, artefactDays),
    doubled: await countDoubledCalls(db, artefactDays),
    zeroScores: await countZeroScores(db, artefactDays),
  };
}
