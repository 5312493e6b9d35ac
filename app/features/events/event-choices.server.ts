import type { Db } from 'db/open';
import { findAllPeople, findAllTeams, findQueueNames } from 'db/queries/people';
import { judgeCenter } from '~/features/verdicts/judge-center.server';
import { servedQueues } from '~/features/verdicts/served-queues';

interface EventScope {
  asOf: string;
  /** The people the user leads. */
  employeeIds: readonly number[] | 'all';
  teamIds: readonly number[] | 'all';
}

/** Who an event can be about: the people and teams that the user leads, and the queues that those people serve. */
export async function findEventChoices(db: Db, { asOf, employeeIds, teamIds }: EventScope) {
  const people = (await findAllPeople(db, asOf)).filter(({ id }) => employeeIds === 'all' || employeeIds.includes(id));
  const teams = (await findAllTeams(db, asOf)).filter(({ id }) => teamIds === 'all' || teamIds.includes(id));
  const judgement = await judgeCenter(db, asOf);
  const ids = people.map(({ id }) => id);
  const served = judgement ? servedQueues(judgement, ids) : new Set<number>();
  const queues = await findQueueNames(db);
  return {
    people: people.map(({ id, name }) => ({ value: `person-${id}`, label: name })),
    teams: teams.map(({ id, name }) => ({ value: `team-${id}`, label: name })),
    queues: [...served].map((id) => ({ value: `queue-${id}`, label: queues.get(id) ?? `Queue ${id}` })),
  };
}
export type EventChoices = Awaited<ReturnType<typeof findEventChoices>>;
