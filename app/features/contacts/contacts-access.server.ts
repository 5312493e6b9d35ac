import { centerToday } from '~/center-day.server';
import { getDb } from '~/db.server';
import {
  requirePermission,
  requirePerson,
  requireTeam,
  visibleEmployeeIds,
  visibleTeamIds,
} from '../access/access.server';
import { viewerOf } from '../access/named-days.server';
import type { Visible } from './find-contacts.server';
import type { ContactsView } from './read-contacts-url';

/**
 * Which rows this request may see: all, those of days on which one sees their person by name, or one's own. A person or
 * team in the address that the user may not know of is not found. The sums of teams that one leads are whole.
 */
export async function requireContacts(request: Request, view: ContactsView): Promise<Visible> {
  const { user } = await requirePermission(request, 'read', 'contact');
  if (view.personId) await requirePerson(request, view.personId, 'read', 'contact');
  if (view.teamId) await requireTeam(request, view.teamId, 'read', 'contact');
  const seenBy = viewerOf(user, await centerToday(await getDb()));
  if (seenBy === undefined) return undefined;
  return {
    seenBy,
    employeeIds: known(await visibleEmployeeIds(user, 'contact')),
    teamIds: seenBy.sees === 'led' ? known(await visibleTeamIds(user, 'contact')) : [],
  };
}

const known = (ids: number[] | 'all'): number[] => (ids === 'all' ? [] : ids);
