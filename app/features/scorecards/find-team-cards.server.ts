import type { Db } from 'db/open';
import { findAllPeople, findAllTeams } from 'db/queries/people';
import type { SignedInUser } from '~/features/access/permissions';
import { cardOf } from '~/metrics/scorecard/card';
import { findTeamCard } from './find-person-card.server';
import { measurePeople } from './measure-people.server';
import { findNamedPeriods } from './named-periods.server';
import type { ScorePeriod } from './score-period';
import { findScorecardVersions, versionOn } from './scorecard-versions.server';

interface TeamQuestion {
  id: number;
  period: ScorePeriod;
  asOf: string;
  /** Whether the reader may know who is who. */
  mayNamePeople: boolean;
}

/** A team's scorecard and, for who leads it, those of its people today by name; null for an id that is none. */
export async function findTeamCards(db: Db, user: SignedInUser, { id, period, asOf, mayNamePeople }: TeamQuestion) {
  const team = (await findAllTeams(db, asOf)).find((one) => one.id === id);
  if (!team) return null;
  const version = versionOn(await findScorecardVersions(db), period.from);
  const members = mayNamePeople && version ? (await findAllPeople(db, asOf)).filter(({ teamId }) => teamId === id) : [];
  const isNamed = await findNamedPeriods(user, { ids: members.map((one) => one.id), periods: [period], asOf });
  const people = members.filter((one) => isNamed(one.id, period));
  const measured = people.length > 0 && version ? await measurePeople(db, { version, period, asOf }) : null;
  return {
    team: { id, name: team.name },
    card: await findTeamCard(db, { id, period, asOf }),
    people: people.map(({ id: personId, name }) => {
      const { whole, pillars } = cardOf(version!.definition, measured!.get(personId)!);
      return { id: personId, name, whole, pillars: pillars.map(({ name, score }) => ({ name, score })) };
    }),
  };
}
export type TeamCardsPage = NonNullable<Awaited<ReturnType<typeof findTeamCards>>>;
