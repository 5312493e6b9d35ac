import type { Db } from 'db/open';
import { beginChanges, noteEmployee, noteImport } from 'db/roll-up/changes';
import { markBusiness } from 'db/roll-up/mark-business';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { makeEmployee, makeImport, makeLeg, makeTeam } from '../factories';
import { openFresh } from '../open-fresh';

const HOUR_MS = 3_600_000;
/** Monday to Friday from 9 to 17. */
const OFFICE = JSON.stringify([...Array(5).fill([[540, 1020]]), [], []]);
const ALWAYS = JSON.stringify(Array(7).fill([[0, 1440]]));

/** A ticket of Friday, 6 March 2026, 16:00 UTC, replied to on Monday at 10:00, of a person of a team. */
async function makeTicket(db: Db, { teamId }: { teamId?: number } = {}) {
  const importId = await makeImport(db);
  const employeeId = await makeEmployee(db, { teamId });
  await makeLeg(db, {
    import_id: importId,
    employee_id: employeeId,
    channel: 'email',
    local_date: '2026-03-06',
    started_at: Date.parse('2026-03-06T16:00:00Z'),
    first_reply_ms: 66 * HOUR_MS,
    full_resolution_ms: null,
  });
  return { importId, employeeId };
}

async function makeCenter() {
  const { db, connection } = await openFresh(':memory:');
  const load = (importId: number) => {
    beginChanges(connection);
    noteImport(connection, importId, 'all', { isSummed: true });
    write(connection, rollUpChanges);
  };
  const setCalendar = async (team_id: number, hours: string, time_zone = 'UTC') => {
    await db.replaceInto('calendars').values({ team_id, hours, time_zone }).execute();
    write(connection, (tx) => markBusiness(tx, 'all'));
  };
  const openHours = () =>
    connection.prepare(`SELECT first_reply_business_ms / ${HOUR_MS}.0 FROM legs ORDER BY id`).pluck().all();
  return { db, connection, load, setCalendar, openHours };
}

test('without a calendar nobody knows how long the team was open', async () => {
  const { db, load, openHours } = await makeCenter();
  const { importId } = await makeTicket(db);
  load(importId);
  expect(openHours()).toEqual([null]);
});

test("a team's own calendar comes before the center's, and a holiday counts for whom it is", async () => {
  const { db, load, setCalendar, connection, openHours } = await makeCenter();
  const own = await makeTeam(db);
  await setCalendar(0, OFFICE);
  await setCalendar(own, ALWAYS);
  for (const teamId of [own, await makeTeam(db)]) load((await makeTicket(db, { teamId })).importId);
  load((await makeTicket(db)).importId);
  expect(openHours()).toEqual([66, 2, 2]);
  await db.insertInto('holidays').values({ team_id: own, on_date: '2026-03-08', name: 'Fair' }).execute();
  write(connection, (tx) => markBusiness(tx, 'all'));
  expect(openHours()).toEqual([42, 2, 2]);
  await db.insertInto('holidays').values({ team_id: 0, on_date: '2026-03-09', name: 'Closed' }).execute();
  write(connection, (tx) => markBusiness(tx, 'all'));
  // Of the three days that are left, Monday had ten hours.
  expect(openHours()).toEqual([32, 1, 1]);
});

test('a changed calendar says the tickets anew; one that is taken away leaves nothing behind', async () => {
  const { db, load, setCalendar, connection, openHours } = await makeCenter();
  await setCalendar(0, OFFICE);
  load((await makeTicket(db)).importId);
  await setCalendar(0, OFFICE, 'America/New_York');
  // There it is 11:00 on Friday and, the clocks having gone forward, 6:00 on Monday.
  expect(openHours()).toEqual([6]);
  await db.deleteFrom('calendars').execute();
  write(connection, (tx) => markBusiness(tx, 'all'));
  expect(openHours()).toEqual([null]);
});

test('who changes teams takes their tickets to the calendar of the team of that day', async () => {
  const { db, connection, load, setCalendar, openHours } = await makeCenter();
  const team = await makeTeam(db);
  await setCalendar(0, OFFICE);
  await setCalendar(team, ALWAYS);
  const { importId, employeeId } = await makeTicket(db);
  load(importId);
  await db
    .insertInto('daily_facts')
    .values({
      local_date: '2026-03-06',
      week_date: '2026-03-02',
      employee_id: employeeId,
      team_id: 0,
      queue_id: 0,
      channel: 'email',
    } as never)
    .execute();
  await db
    .insertInto('team_memberships')
    .values({ team_id: team, employee_id: employeeId, from_date: '2026-03-01' })
    .execute();
  beginChanges(connection);
  noteEmployee(connection, employeeId);
  write(connection, rollUpChanges);
  expect(openHours()).toEqual([66]);
});
