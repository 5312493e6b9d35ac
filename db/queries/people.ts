import type { Db } from '../open';
import { peopleWithTeam } from './people-with-team';

/** One person with the team that they are a member of on a day; team is null for who is in none. */
export interface PersonOnDay {
  id: number;
  name: string;
  jobTitle: string | null;
  isContractor: boolean;
  hiredDate: string | null;
  leftDate: string | null;
  teamId: number | null;
  teamName: string | null;
}

/** Everybody with their team of that day, by name; leaders and who has left are in it, without a team. */
export async function findAllPeople(db: Db, date: string): Promise<PersonOnDay[]> {
  const rows = await peopleWithTeam(db, date)
    .select([
      'e.id',
      'e.name',
      'e.job_title as jobTitle',
      'e.is_contractor as isContractor',
      'e.hired_date as hiredDate',
      'e.left_date as leftDate',
      't.id as teamId',
      't.name as teamName',
    ])
    .orderBy('e.name')
    .execute();
  return rows.map((row) => ({ ...row, isContractor: row.isContractor === 1 }));
}

/** All teams by name, with who leads them on that day. */
export async function findAllTeams(db: Db, date: string) {
  const teams = await db.selectFrom('teams').select(['id', 'name', 'time_zone as timeZone']).orderBy('name').execute();
  const leaders = await db
    .selectFrom('team_leaders as l')
    .innerJoin('employees as e', 'e.id', 'l.employee_id')
    .select(['l.team_id as teamId', 'e.id', 'e.name'])
    .where('l.from_date', '<=', date)
    .where((eb) => eb.or([eb('l.to_date', 'is', null), eb('l.to_date', '>', date)]))
    .orderBy('e.name')
    .execute();
  return teams.map((team) => ({ ...team, leaders: leaders.filter((leader) => leader.teamId === team.id) }));
}

/** All queues by id. */
export async function findQueueNames(db: Db): Promise<Map<number, string>> {
  const rows = await db.selectFrom('published_queues').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
