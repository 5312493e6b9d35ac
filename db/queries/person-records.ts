import { type Insertable, sql } from 'kysely';
import { NEW_EMPLOYEE_ID } from '../new-employee-id';
import type { Db } from '../open';
import type { EmployeesTable } from '../schema';
import { peopleWithTeam } from './people-with-team';

/** What distinguishes a person: names, address, what sources call them, and their team of a day. */
export interface PersonRecord {
  id: number;
  name: string;
  email: string | null;
  teamName: string | null;
  aliases: { source: string; alias: string }[];
}

/** Everybody with what they are called, by name. */
export async function findPersonRecords(db: Db, date: string): Promise<PersonRecord[]> {
  const people = await peopleWithTeam(db, date)
    .select(['e.id', 'e.name', 'e.email', 't.name as teamName'])
    .orderBy('e.name')
    .orderBy('e.id')
    .execute();
  const aliases = await db.selectFrom('employee_aliases').select(['employee_id', 'source', 'alias']).execute();
  const ofPerson = new Map<number, PersonRecord['aliases']>();
  for (const { employee_id: id, source, alias } of aliases) {
    const list = ofPerson.get(id);
    if (list) list.push({ source, alias });
    else ofPerson.set(id, [{ source, alias }]);
  }
  return people.map((person) => ({ ...person, aliases: ofPerson.get(person.id) ?? [] }));
}

/** Makes a person by hand; with a team also its member from that day on. */
export async function insertPerson(
  db: Db,
  {
    teamId,
    fromDate,
    ...person
  }: Pick<Insertable<EmployeesTable>, 'name' | 'email'> & { teamId: number | null; fromDate: string },
): Promise<number> {
  const { id } = await db
    .insertInto('employees')
    .values({ ...person, id: sql<number>`${sql.raw(NEW_EMPLOYEE_ID)}`, is_contractor: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (teamId !== null) {
    await db.insertInto('team_memberships').values({ employee_id: id, team_id: teamId, from_date: fromDate }).execute();
  }
  return id;
}

/** Whether somebody has this address already. */
export async function findPersonByEmail(db: Db, email: string): Promise<{ id: number; name: string } | undefined> {
  return db.selectFrom('employees').select(['id', 'name']).where('email', '=', email).executeTakeFirst();
}
