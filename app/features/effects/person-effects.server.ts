import type { Db } from 'db/open';
import { findNames } from 'db/queries/names';
import { addDays } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { type ToldEvent, tell } from './find-effects.server';
import { findVisibleEvents } from './visible-events.server';

const WEEKS = 26;
const MOST = 3;

/** What followed the latest things that were done with one person, for them alone, as far as the user sees it. */
export async function findPersonEffects(
  db: Db,
  user: SignedInUser,
  { id, asOf }: { id: number; asOf: string },
): Promise<ToldEvent[]> {
  const { events, around } = await findVisibleEvents(db, user, asOf);
  const own = events.filter(({ people, onDate }) => people.includes(id) && onDate >= addDays(asOf, -7 * WEEKS));
  if (own.length === 0) return [];
  const telling = { asOf, around, names: await findNames(db) };
  const told: ToldEvent[] = [];
  for (const event of own.slice(0, MOST)) told.push(await tell(db, { ...event, people: [id] }, telling));
  return told;
}
