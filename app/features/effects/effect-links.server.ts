import type { Db } from 'db/open';
import { type SignedInUser, scopeOf } from '~/features/access/permissions';
import { EFFECT } from './effects-filter';
import { findVisibleEvents } from './visible-events.server';

/** The page with the result of an event for one person; undefined where nothing is measured or the user may not see it. */
export type EffectLinks = (eventId: number) => string | undefined;

/** The ways from the events of a person's charts to what followed them, as far as the user may see that. */
export async function findEffectLinks(
  db: Db,
  user: SignedInUser,
  { person, asOf }: { person: number; asOf: string },
): Promise<EffectLinks> {
  if (scopeOf(user.role, 'read', 'effect') === 'none') return () => undefined;
  const { events } = await findVisibleEvents(db, user, asOf);
  const links = new Map(
    events.flatMap(({ id, ids, about, people }) => {
      if (about === 'people' && !people.includes(person)) return [];
      const to = about === 'people' ? `/effects/${id}${EFFECT.write({ person })}` : `/effects/${id}`;
      return ids.map((one) => [one, to] as const);
    }),
  );
  return (eventId) => links.get(eventId);
}
