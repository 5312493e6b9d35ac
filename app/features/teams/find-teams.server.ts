import type { Db } from 'db/open';
import { findAllTeams } from 'db/queries/people';
import { findingsOf } from '~/features/verdicts/findings';
import { judgeCenter } from '~/features/verdicts/judge-center.server';

/** The teams that one may see, each with its people, who leads it and how many really changed. */
export async function findTeams(db: Db, asOf: string, visible: readonly number[] | 'all') {
  const teams = await findAllTeams(db, asOf);
  const judgement = await judgeCenter(db, asOf);
  return teams
    .filter(({ id }) => visible === 'all' || visible.includes(id))
    .map((team) => {
      const people = judgement?.people.filter(({ teamId }) => teamId === team.id) ?? [];
      return {
        ...team,
        people: people.map(({ id, name }) => ({ id, name })),
        changed: people.filter(({ id }) => findingsOf(judgement!, id).length > 0).length,
      };
    });
}
