import type { OpenDatabase } from 'db/open';
import { findWeekMix } from 'db/queries/find-week-mix';
import { findMemberIds, findTeamIdsLed, findTeamIdsOf } from 'db/queries/membership-scope';
import { findNamedDays } from 'db/queries/named-days';
import { findAllPeople, findAllTeams } from 'db/queries/people';
import { sumReviewSections } from 'db/queries/review-sections';
import { sumLegsUnder } from 'db/queries/sum-under';
import { beginChanges, noteImport } from 'db/roll-up/changes';
import { addSummed, LegSums } from 'db/roll-up/leg-sums';
import { markBusiness } from 'db/roll-up/mark-business';
import { recompute } from 'db/roll-up/recompute';
import { rollUpAll, rollUpChanges } from 'db/roll-up/roll-up';
import { DEFAULT_SETTINGS, writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { LocalDays } from 'importers/load/write/local-days';
import { beforeEach, expect, test } from 'vitest';
import { addDays } from '~/clock';
import { makeEmployee, makeImport, makeLeader, makeLeg, makeMembership, makeTeam } from '../factories';
import { openFresh } from '../open-fresh';
import { measuredLeg } from './measured-leg';

/** Mia is in North up to and with 4 March 2026, on the 5th in no team, from the 6th on in South. Lea leads both as long. */
const DAYS = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'] as const;
const TEAMS = ['North', 'North', null, 'South'];

let opened: OpenDatabase;
let mia: number;
let lea: number;
let north: number;
let south: number;

beforeEach(async () => {
  opened = await openFresh(':memory:');
  const { db } = opened;
  north = await makeTeam(db, { name: 'North', time_zone: 'Asia/Tokyo' });
  south = await makeTeam(db, { name: 'South', time_zone: 'America/Los_Angeles' });
  mia = await makeEmployee(db, { name: 'Mia' });
  lea = await makeEmployee(db, { name: 'Lea' });
  for (const stay of [
    { team_id: north, from_date: '2026-01-01', to_date: '2026-03-05' },
    { team_id: south, from_date: '2026-03-06' },
  ]) {
    await makeMembership(db, { ...stay, employee_id: mia });
    await makeLeader(db, { ...stay, employee_id: lea });
  }
});

const nameOf = (id: number | null | undefined) => (id === north ? 'North' : id === south ? 'South' : null);
const onEachDay = (find: (day: string) => Promise<string | null> | string | null) => Promise.all(DAYS.map(find));
const all = (sql: string) => opened.connection.prepare(sql).pluck().all() as number[];
const factTeams = () => all('SELECT team_id FROM daily_facts ORDER BY local_date').map(nameOf);

/** A ticket of the same customer's at noon of each day, answered at once. */
async function addLegs(): Promise<void> {
  const importId = await makeImport(opened.db);
  for (const local_date of DAYS) {
    await makeLeg(opened.db, {
      import_id: importId,
      employee_id: mia,
      local_date,
      customer_key: 'k',
      wait_ms: 10_000,
      first_reply_ms: 60_000,
    });
  }
  beginChanges(opened.connection);
  noteImport(opened.connection, importId);
  write(opened.connection, rollUpChanges);
}

const ASKED: Record<string, () => Promise<(string | null)[]>> = {
  'whose team a member is of': () =>
    onEachDay(async (date) => nameOf((await findTeamIdsOf(opened.db, { employeeId: mia, date }))[0])),
  'whom a team has': () =>
    onEachDay(async (date) => {
      const teams = [];
      for (const id of [north, south])
        if ((await findMemberIds(opened.db, { teamIds: [id], date })).length > 0) teams.push(id);
      return nameOf(teams[0]);
    }),
  'everybody with their team': () =>
    onEachDay(async (date) => (await findAllPeople(opened.db, date)).find(({ id }) => id === mia)!.teamName),
  'which team somebody leads': () =>
    onEachDay(async (date) => nameOf((await findTeamIdsLed(opened.db, { employeeId: lea, date }))[0])),
  'who leads a team': () =>
    onEachDay(async (date) =>
      nameOf((await findAllTeams(opened.db, date)).find((team) => team.leaders.length > 0)?.id),
    ),
  'the day of a contact in its team’s zone': () =>
    onEachDay((day) => {
      const days = new LocalDays(opened.connection);
      const [early, late] = ['04', '16'].map((hour) => days.of(Date.parse(`${day}T${hour}:00:00Z`), mia));
      return early === addDays(day, -1) ? 'South' : late === addDays(day, 1) ? 'North' : null;
    }),
  'the roll-up of a load that was noted': async () => {
    await addLegs();
    return factTeams();
  },
  'the sums that a load makes of rows in hand': async () => {
    const sums = new LegSums(opened.connection);
    for (const local_date of DAYS)
      sums.add({ ...measuredLeg, employee_id: mia, local_date, queue_id: null, channel: 'voice' });
    beginChanges(opened.connection);
    sums.write();
    write(opened.connection, addSummed);
    return factTeams();
  },
  'the rows of a team': async () => {
    await addLegs();
    const rows = await sumLegsUnder(opened.db, {
      settings: DEFAULT_SETTINGS,
      measures: ['handled_count'],
      by: ['day', 'team'],
    });
    return rows.map(({ team }) => nameOf(team));
  },
  'the hours in which a team was open': async () => {
    await addLegs();
    const calendar = (team_id: number, minutes: number) =>
      opened.db
        .insertInto('calendars')
        .values({ team_id, time_zone: 'UTC', hours: JSON.stringify(Array(7).fill(minutes > 0 ? [[0, minutes]] : [])) })
        .execute();
    await calendar(north, 1440);
    await calendar(south, 0);
    write(opened.connection, (tx) => markBusiness(tx, 'all'));
    const open = all('SELECT first_reply_business_ms FROM legs ORDER BY local_date') as (number | null)[];
    return open.map((ms) => (ms === 60_000 ? 'North' : ms === 0 ? 'South' : null));
  },
};

test.each(Object.keys(ASKED))('the last day in a team is a day in it, and the next one is not: %s', async (name) => {
  expect(await ASKED[name]!()).toEqual(TEAMS);
});

test('what a changed setting says anew is put where the day’s team is', async () => {
  await addLegs();
  const { connection } = opened;
  const facts = () => connection.prepare('SELECT * FROM daily_facts ORDER BY local_date').all();
  for (const [name, value] of [
    ['threshold_ms', 5_000],
    ['repeat_days', 0],
  ] as const) {
    const before = facts();
    write(connection, (tx) => writeSetting(tx, name, value));
    write(connection, (tx) => recompute(tx, [name]));
    const found = facts();
    expect(found).not.toEqual(before);
    write(connection, rollUpAll);
    expect(found, name).toEqual(facts());
  }
});

test('the part of day of a contact is that in the zone of the day’s team', async () => {
  await addLegs();
  const mix = await findWeekMix(opened.db, { from: '2026-03-02', to: '2026-03-02' });
  const counts = mix.map(({ day_part, repeat_eligible_count }) => [day_part, repeat_eligible_count]);
  // Noon is nine in the evening in Tokyo and four in the morning in Los Angeles; without a team the center's clock counts.
  expect(Object.fromEntries(counts)).toEqual({ evening: 2, afternoon: 1, night: 1 });
});

test('a day without a team is seen by name by no leader, nor is a review of it', async () => {
  const { db } = opened;
  const boss = await makeEmployee(db);
  for (const team_id of [north, south]) await makeLeader(db, { team_id, employee_id: boss });
  const viewers = [boss, lea].map((employeeId) => ({ employeeId, sees: 'led', date: DAYS[3] }) as const);
  const importId = await makeImport(db);
  for (const day of DAYS) {
    const at = { reviewed_at: Date.parse(`${day}T12:00:00Z`), local_date: day };
    const review = { source: 'reviews', review_key: day, form: 'Call', form_version: '1', employee_id: mia, ...at };
    const { id } = await db.insertInto('reviews').values(review).returning('id').executeTakeFirstOrThrow();
    const item = { review_id: id, import_id: importId, line: 2, section: 'Care', item: 'Greets', points: 1 };
    await db
      .insertInto('review_items')
      .values({ ...item, possible: 1, weight: 1, is_not_applicable: 0, is_critical: 0 })
      .execute();
  }
  for (const seenBy of viewers) {
    const days = await findNamedDays(
      db,
      seenBy,
      DAYS.map((date) => ({ employeeId: mia, date })),
    );
    expect(days.map(({ date }) => date).sort()).toEqual([DAYS[0], DAYS[1], DAYS[3]]);
    const reviews = (from: string, to: string) => sumReviewSections(db, { employeeId: mia, from, to, seenBy });
    expect(await reviews(DAYS[2], DAYS[2])).toEqual([]);
    expect(await reviews(DAYS[0], DAYS[3])).toEqual([expect.objectContaining({ reviews: 3 })]);
  }
});
