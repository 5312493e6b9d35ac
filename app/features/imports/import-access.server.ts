import { findPeopleOfLine } from 'db/queries/imports-line';
import { getDb } from '~/db.server';
import { can, notFound, requireUser, visibleEmployeeIds } from '../access/access.server';

/**
 * Lets a request see one line of a file: whoever may read imports, and whoever may read the contacts of a person whose
 * figures rest on that line. For anybody else the line is not there.
 */
export async function requireImportLine(
  request: Request,
  at: { importId: number; line: number },
): Promise<{ mayReadImport: boolean }> {
  const user = await requireUser(request);
  if (can(user, 'read', 'import')) return { mayReadImport: true };
  if (!can(user, 'read', 'contact')) throw notFound();
  const visible = await visibleEmployeeIds(user, 'contact');
  const people = await findPeopleOfLine(await getDb(), at);
  if (people.length === 0 || (visible !== 'all' && !people.every((id) => visible.includes(id)))) throw notFound();
  return { mayReadImport: false };
}
