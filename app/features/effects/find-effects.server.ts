import type { Db } from 'db/open';
import { findMemberIds } from 'db/queries/membership-scope';
import { findNames } from 'db/queries/names';
import { findAllTeams } from 'db/queries/people';
import { visibleTeamIds } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { alsoThen } from './also-then';
import type { EffectEvent } from './effect-events.server';
import { sayEvent } from './effect-words';
import { type EffectsFilter, firstDayOf } from './effects-filter';
import { involvedOf } from './involved-of';
import { measureEvent } from './measure-event.server';
import { findVisibleEvents } from './visible-events.server';

/** Few, since each is measured against everybody who was there. */
export const PAGE_SIZE = 10;

/** The events that the user may see and the URL asks for, with what followed each; and the teams to choose from. */
export async function findEffects(
  db: Db,
  user: SignedInUser,
  { filter, asOf }: { filter: EffectsFilter; asOf: string },
) {
  const [{ events, around }, teamIds, allTeams, names] = await Promise.all([
    findVisibleEvents(db, user, asOf),
    visibleTeamIds(user),
    findAllTeams(db, asOf),
    findNames(db),
  ]);
  const members =
    filter.team === null ? null : new Set(await findMemberIds(db, { teamIds: [filter.team], date: asOf }));
  const asked = events.filter(
    (event) =>
      event.onDate >= firstDayOf(filter, asOf) &&
      (filter.kind === null || event.kind === filter.kind) &&
      (members === null || event.people.some((id) => members.has(id))),
  );
  const page = Math.min(filter.page, Math.max(1, Math.ceil(asked.length / PAGE_SIZE)));
  const shown = asked.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const told: ToldEvent[] = [];
  for (const event of shown) told.push(await tell(db, event, { asOf, around, names }));
  return {
    effects: told,
    total: asked.length,
    page,
    teams: allTeams.filter(({ id }) => teamIds === 'all' || teamIds.includes(id)).map(({ id, name }) => ({ id, name })),
  };
}

export interface ToldEvent extends Pick<EffectEvent, 'id' | 'kind' | 'title' | 'onDate' | 'untilDate'> {
  involved: string;
  /** What else there was then; empty where nothing. */
  also: string;
  said: ReturnType<typeof sayEvent>;
}

interface Telling {
  asOf: string;
  around: readonly EffectEvent[];
  names: Awaited<ReturnType<typeof findNames>>;
}

/** An event with what followed it in one sentence. */
export async function tell(db: Db, event: EffectEvent, { asOf, around, names }: Telling): Promise<ToldEvent> {
  const { id, kind, title, onDate, untilDate, about } = event;
  const { effects } = await measureEvent(db, event, asOf);
  return {
    id,
    kind,
    title,
    onDate,
    untilDate,
    involved: involvedOf(event, names),
    also: alsoThen(event, around),
    said: sayEvent(effects, about, asOf),
  };
}
