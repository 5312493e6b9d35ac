import type { OpenDatabase } from 'db/open';
import { insertEvent } from 'db/queries/events';
import { beginChanges, noteImport } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import type { SignedInUser } from '~/features/access/permissions';
import { makeEmployee, makeImport, makeLeader, makeLeg, makeMembership, makeTeam, makeUser } from '../factories';

export const AS_OF = '2026-06-15';
/** One contact, answer, review, training and closed goal of everybody on each. */
export const DAYS = { winter: '2026-01-15', spring: '2026-03-15', may: '2026-05-15', june: '2026-06-10' } as const;
export type Day = keyof typeof DAYS;
const DAY_NAMES = Object.keys(DAYS) as Day[];

/** Who was where: team, first day, and the day from which no more; without one, still. */
const STAYS = {
  Stay: [['North', '2020-01-01']],
  Left: [
    ['North', '2020-01-01', '2026-04-01'],
    ['South', '2026-04-01'],
  ],
  Back: [
    ['North', '2020-01-01', '2026-02-01'],
    ['South', '2026-02-01', '2026-05-01'],
    ['North', '2026-05-01'],
  ],
  Gone: [['North', '2020-01-01', '2026-05-01']],
  Late: [['North', '2026-03-01']],
  Along: [
    ['Old', '2020-01-01', '2026-04-01'],
    ['North', '2026-04-01'],
  ],
  Orphan: [
    ['Old', '2020-01-01', '2026-05-01'],
    ['South', '2026-05-01'],
  ],
  Follower: [
    ['North', '2020-01-01', '2026-05-01'],
    ['East', '2026-05-01'],
  ],
  Coach: [['East', '2026-05-01']],
  Sam: [['North', '2020-01-01']],
  Loose: [],
} as const satisfies Record<string, readonly (readonly [string, string, string?])[]>;
export type PersonName = keyof typeof STAYS;
export const PEOPLE = Object.keys(STAYS) as PersonName[];

/** Who led what: Tess stands in for Sam this month, Coach leads the team that they work in. */
const LEADS = [
  ['Nora', 'North', '2020-01-01'],
  ['Nora', 'Old', '2020-01-01', '2026-04-01'],
  ['Sam', 'South', '2020-01-01'],
  ['Tess', 'South', '2026-06-01', '2026-07-01'],
  ['Coach', 'North', '2020-01-01', '2026-05-01'],
  ['Coach', 'East', '2026-05-01'],
  ['Fay', 'North', '2020-01-01', '2026-02-01'],
] as const;

/** The comment of a person's customer on a day: found in an answer, it says whose row is in it. */
export const wordsOf = (person: string, day: Day) => `Customer of ${person} in ${day}`;

/** A center in which people and leaders moved; everybody's rows are alike, one of each kind a day. */
export async function makeMovedCenter(opened: OpenDatabase) {
  const { db, connection } = opened;
  const ids = new Map<string, number>();
  for (const name of [...PEOPLE, 'Nora', 'Tess', 'Fay']) ids.set(name, await makeEmployee(db, { name }));
  const idOf = (name: string) => ids.get(name)!;
  const teams = new Map<string, number>();
  for (const name of ['North', 'South', 'Old', 'East']) teams.set(name, await makeTeam(db, { name }));
  for (const [name, stays] of Object.entries(STAYS)) {
    for (const [team, from_date, to_date] of stays as readonly (readonly [string, string, string?])[]) {
      await makeMembership(db, { employee_id: idOf(name), team_id: teams.get(team)!, from_date, to_date });
    }
  }
  for (const [name, team, from_date, to_date] of LEADS) {
    await makeLeader(db, { employee_id: idOf(name), team_id: teams.get(team)!, from_date, to_date });
  }
  const users = new Map<string, SignedInUser>();
  for (const name of ['Nora', 'Sam', 'Tess', 'Coach', 'Fay']) {
    users.set(name, await makeUser(db, { name: `${name} user`, role: 'supervisor', employee_id: idOf(name) }));
  }
  users.set('Left', await makeUser(db, { name: 'Agent user', role: 'agent', employee_id: idOf('Left') }));
  users.set('Lea', await makeUser(db, { name: 'Lea user', role: 'leader' }));
  const goals = new Map<string, number>();
  const importId = await makeImport(db, { file_name: 'everything.csv' });
  let line = 1;
  const lines = new Map<string, number>();
  for (const name of PEOPLE) {
    for (const day of DAY_NAMES) {
      line += 1;
      lines.set(`${name} ${day}`, line);
      const at = { name, day, line, importId, employeeId: idOf(name), userId: users.get('Lea')!.id };
      await addRows(opened, at);
      goals.set(`${name} ${day}`, await addClosedGoal(opened, at));
    }
  }
  beginChanges(connection);
  noteImport(connection, importId);
  write(connection, rollUpChanges);
  return { ...opened, idOf, users, goals, importId, lines, teamOf: (name: string) => teams.get(name)! };
}
export type MovedCenter = Awaited<ReturnType<typeof makeMovedCenter>>;

interface Row {
  name: string;
  day: Day;
  line: number;
  importId: number;
  employeeId: number;
  userId: number;
}

async function addRows({ db }: OpenDatabase, { name, day, line, importId, employeeId, userId }: Row): Promise<void> {
  const local_date = DAYS[day];
  const contact_key = `${name} ${day}`;
  const at = Date.parse(`${local_date}T12:00:00Z`);
  await makeLeg(db, { import_id: importId, line, contact_key, employee_id: employeeId, local_date });
  await db
    .insertInto('answers')
    .values({
      source: 'test',
      answer_key: contact_key,
      import_id: importId,
      line,
      contact_key,
      employee_id: employeeId,
      kind: 'csat',
      scale_min: 1,
      scale_max: 5,
      score: 5,
      asked_at: at,
      local_date,
      comment: wordsOf(name, day),
    })
    .execute();
  const review = { source: 'test', review_key: contact_key, form: 'Call', form_version: '1', contact_key, local_date };
  const { id } = await db
    .insertInto('reviews')
    .values({ ...review, employee_id: employeeId, reviewed_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  const item = { section: 'Care', item: 'Greeting', points: 3, possible: 4, weight: 1 };
  await db
    .insertInto('review_items')
    .values({ ...item, review_id: id, import_id: importId, line, is_not_applicable: 0, is_critical: 0 })
    .execute();
  const event = { kind: 'training', title: `Training of ${name} in ${day}`, onDate: local_date, untilDate: null };
  await insertEvent(db, { ...event, employeeId, teamId: null, queueId: null, recordedBy: userId });
}

async function addClosedGoal({ db }: OpenDatabase, { day, employeeId, userId }: Row): Promise<number> {
  const closed = Date.parse(`${DAYS[day]}T12:00:00Z`);
  const { id } = await db
    .insertInto('learning_goals')
    .values({
      employee_id: employeeId,
      title: `Learn until ${day}`,
      proof: 'A talk',
      reason: 'New product',
      due_date: DAYS[day],
      created_by: userId,
      created_at: closed - 86_400_000,
      closed_at: closed,
      is_reached: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
