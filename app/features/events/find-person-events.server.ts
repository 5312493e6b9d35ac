import type { Db } from 'db/open';
import { findEvents } from 'db/queries/events';
import { keepNamed } from '~/features/access/named-days.server';
import type { SignedInUser } from '~/features/access/permissions';
import { concerns } from './person-events';

interface Question {
  person: { id: number; teamId: number | null };
  queueIds: ReadonlySet<number>;
  from: string;
  to: string;
}

/** What happened to a person, their team, their queues or everybody in these days, as far as the user sees it by name. */
export async function findPersonEvents(db: Db, user: SignedInUser, { person, queueIds, from, to }: Question) {
  const events = await findEvents(db, { from, to });
  return keepNamed(user, 'event', {
    items: events.filter((event) => concerns(event, person, queueIds)),
    of: ({ employeeId, onDate }) => (employeeId === null ? null : { employeeId, from: onDate, to: onDate }),
  });
}
