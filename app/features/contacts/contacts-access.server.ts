import {
  requirePermission,
  requirePerson,
  requireTeam,
  visibleEmployeeIds,
  visibleTeamIds,
} from '../access/access.server';
import type { Visible } from './find-contacts.server';
import type { ContactsView } from './read-contacts-url';

/**
 * Which rows this request may see: all, those of the people and teams one leads, or one's own. A person or team in the
 * address that the user may not know of is not found.
 */
export async function requireContacts(request: Request, view: ContactsView): Promise<Visible> {
  const { user, scope } = await requirePermission(request, 'read', 'contact');
  if (view.personId) await requirePerson(request, view.personId, 'read', 'contact');
  if (view.teamId) await requireTeam(request, view.teamId, 'read', 'contact');
  if (scope === 'all') return undefined;
  return {
    employeeIds: known(await visibleEmployeeIds(user, 'contact')),
    teamIds: scope === 'team' ? known(await visibleTeamIds(user, 'contact')) : [],
  };
}

const known = (ids: number[] | 'all'): number[] => (ids === 'all' ? [] : ids);
