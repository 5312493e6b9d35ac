import type { Db } from '../open';

/** What people, teams and queues are called, by id. */
export interface Names {
  person: Map<number, string>;
  team: Map<number, string>;
  queue: Map<number, string>;
}

/** The names of all people, teams and queues. */
export async function findNames(db: Db): Promise<Names> {
  const [people, teams, queues] = await Promise.all([
    db.selectFrom('published_employees').select(['id', 'name']).orderBy('name').execute(),
    db.selectFrom('teams').select(['id', 'name']).orderBy('name').execute(),
    db.selectFrom('published_queues').select(['id', 'name']).orderBy('name').execute(),
  ]);
  const byId = (rows: { id: number; name: string }[]) => new Map(rows.map((row) => [row.id, row.name]));
  return { person: byId(people), team: byId(teams), queue: byId(queues) };
}
