import { getDb } from '~/db.server';
import { notFound, requirePermission } from '~/features/access/access.server';
import { alsoThen } from './also-then';
import { findVisibleEvents } from './visible-events.server';

/** Lets a request through to one event, as much of it as the user may see; 404 where that is nothing. */
export async function requireEffect(
  request: Request,
  { id, person, asOf }: { id: number; person: number | null; asOf: string },
) {
  const { user } = await requirePermission(request, 'read', 'effect');
  const { events, around } = await findVisibleEvents(await getDb(), user, asOf);
  const event = events.find(({ ids }) => ids.includes(id));
  if (!event) throw notFound();
  const only = event.people.filter((one) => one === person);
  const asked = only.length > 0 ? { ...event, people: only } : event;
  const isAlone = asked.people.length < event.people.length;
  return { user, event: asked, isAlone, also: alsoThen(asked, around) };
}
