import type { Db } from 'db/open';
import { visibleEmployeeIds } from '~/features/access/access.server';
import { type SignedInUser, scopeOf } from '~/features/access/permissions';
import { type EffectEvent, FIRST_DAY, findEffectEvents, visiblePart } from './effect-events.server';

/** Every event up to a day of which the user may see something, as much of it as they may, the latest first. */
export async function findVisibleEvents(db: Db, user: SignedInUser, asOf: string) {
  const all = await findEffectEvents(db, { from: FIRST_DAY, to: asOf });
  const visible = await visibleEmployeeIds(user, 'effect');
  const isOwn = scopeOf(user.role, 'read', 'effect') === 'own';
  const events = all.flatMap((event) => visiblePart(event, { visible, isOwn }) ?? []);
  return { events, all, eventsVersion: versionOf(all) };
}

/** What is measured of one event hangs on who else had one. */
export const versionOf = (events: readonly EffectEvent[]) =>
  events.map(({ id, onDate, people }) => `${id}:${onDate}:${people.length}`).join();
