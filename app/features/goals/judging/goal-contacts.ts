import { contactsLink } from '~/features/metrics/contacts-link';
import type { MetricId } from '~/metrics/catalogue';
import type { GoalCardData } from './goal-cards.server';

interface Asked {
  metricId: string;
  from: string;
  to: string;
}

/** The contacts behind a figure of a goal, by what its metric meant when the goal was set. */
export function goalContacts({ scope, versionNotes }: Pick<GoalCardData, 'scope' | 'versionNotes'>, asked: Asked) {
  const { metricId, from, to } = asked;
  return contactsLink({
    metricId: metricId as MetricId,
    version: versionNotes.find((note) => note.metricId === metricId)?.version,
    personId: scope.employeeId ?? undefined,
    teamId: scope.teamId ?? undefined,
    queueId: scope.queueId ?? undefined,
    channel: scope.channel ?? undefined,
    from,
    to,
  });
}
