import type { Db } from '../open';

/** Everybody (e) with the team (t) that they are a member of on a day: the beginning of a query. */
export function peopleWithTeam(db: Db, date: string) {
  return db
    .selectFrom('published_employees as e')
    .leftJoin('team_memberships as m', (join) =>
      join
        .onRef('m.employee_id', '=', 'e.id')
        .on('m.from_date', '<=', date)
        .on((eb) => eb.or([eb('m.to_date', 'is', null), eb('m.to_date', '>', date)])),
    )
    .leftJoin('teams as t', 't.id', 'm.team_id');
}
