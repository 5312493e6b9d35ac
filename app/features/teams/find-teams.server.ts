import type { Db } from 'db/open';
import { findAllTeams } from 'db/queries/people';
import { visibleTeamIds } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { findingsOf } from '~/features/verdicts/findings';
import { judgeCenterFor } from '~/features/verdicts/named-judgement.server';

/** The teams that one may see, each with its people, who leads it and how many really changed. */
export async function findTeams(db: Db, user: SignedInUser, asOf: string) {
  const teams = await findAllTeams(db, asOf);
  const [judgement, visible] = await Promise.all([judgeCenterFor(db, user, asOf), visibleTeamIds(user)]);
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
