import { group } from 'd3-array';
import type { Db } from 'db/open';
import { keepNamed } from '~/features/access/named-days.server';
import { type SignedInUser, scopeOf } from '~/features/access/permissions';
import { FIRST_DAY, findEffectEvents } from './effect-events.server';

/**
 * Every event up to a day of which the user may see something, the latest first. Of people they see those they see
 * by name on its day; what is about a queue or everybody, whoever sees more than themself. `around` has that for all: it
 * may be what something else is due to.
 */
export async function findVisibleEvents(db: Db, user: SignedInUser, asOf: string) {
  const all = await findEffectEvents(db, { from: FIRST_DAY, to: asOf });
  const named = await keepNamed(user, 'effect', {
    items: all.flatMap((event) => event.people.map((person) => ({ event, person }))),
    of: ({ event, person }) => ({ employeeId: person, from: event.onDate, to: event.onDate }),
  });
  const peopleOf = group(named, ({ event }) => event);
  const around = all.flatMap((event) => {
    if (event.about !== 'people') return event;
    const people = (peopleOf.get(event) ?? []).map(({ person }) => person);
    return people.length > 0 ? { ...event, people } : [];
  });
  const isOwn = scopeOf(user.role, 'read', 'effect') === 'own';
  const events = isOwn ? around.filter(({ about }) => about === 'people') : around;
  return { events, around };
}
