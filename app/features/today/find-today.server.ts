import type { Db } from 'db/open';
import { visibleEmployeeIds } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { findGoalCards } from '~/features/goals/judging/goal-cards.server';
import { type Finding, findingsOf, leaveAlone, luckOfCharts, signsOf, strengthOf } from '~/features/verdicts/findings';
import { judgeCenterFor } from '~/features/verdicts/named-judgement.server';
import { servedQueues } from '~/features/verdicts/served-queues';
import { findSystemStories } from '~/features/verdicts/system-stories.server';

export interface AttentionPerson {
  id: number;
  name: string;
  teamName: string;
  findings: Finding[];
  strength: Finding | null;
}

/** Who to see today and why, who to recognize, what is queue-wide, and who to leave alone. */
export async function findToday(db: Db, user: SignedInUser, asOf: string) {
  const judgement = await judgeCenterFor(db, user, asOf);
  if (!judgement) return null;
  const visible = await visibleEmployeeIds(user, 'today');
  const people = judgement.people.filter(({ id }) => visible === 'all' || visible.includes(id));
  const ids = people.map(({ id }) => id);
  const named: AttentionPerson[] = people
    .map((person) => ({
      id: person.id,
      name: person.name,
      teamName: person.teamName ?? '',
      findings: findingsOf(judgement, person.id),
      strength: strengthOf(judgement, person.id),
    }))
    .filter(({ findings }) => findings.length > 0);
  const goals = (await findGoalCards(db, { employeeIds: ids }, asOf)).filter(({ needsAttention }) => needsAttention);
  const isConcern = ({ findings }: AttentionPerson) => findings.some(({ kind }) => kind !== 'improving');
  return {
    asOf,
    comparedFrom: judgement.comparedFrom,
    comparedTo: judgement.span.to,
    toSee: named.filter(isConcern).sort((a, b) => a.findings[0]!.p - b.findings[0]!.p),
    toThank: named.filter((person) => !isConcern(person)),
    signs: people
      .map(({ id, name }) => ({ id, name, findings: signsOf(judgement, id) }))
      .filter(({ findings }) => findings.length > 0),
    luck: luckOfCharts(judgement, ids),
    system: await findSystemStories(db, judgement, servedQueues(judgement, ids)),
    goals,
    newPeople: people
      .filter(({ id }) => judgement.isNew(id))
      .map(({ id, name, hiredDate }) => ({ id, name, hiredDate })),
    teamSize: people.length,
    others: people.length - named.length,
    movedWithinLuck: people.filter(({ id }) => leaveAlone(judgement, id).length > 0).length,
  };
}
export type Today = NonNullable<Awaited<ReturnType<typeof findToday>>>;
