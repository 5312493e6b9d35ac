import { findImport } from 'db/queries/imports';
import { findPeopleOfLine } from 'db/queries/imports-line';
import type { PersonDay } from 'db/queries/named-days';
import { database, getDb } from '~/db.server';
import { type Access, can, notFound, requirePermission, requireUser } from '../access/access.server';
import { keepNamed } from '../access/named-days.server';
import type { Action } from '../access/permissions';

/** Lets a request through to one import, or answers 404 where there is none. */
export async function requireImport(request: Request, id: number, action: Action): Promise<Access> {
  const access = await requirePermission(request, action, 'import');
  if ((await findImport(await database(), id)) === null) throw notFound();
  return access;
}

/**
 * Lets a request see one line of a file: whoever may read imports, and whoever sees by name the contacts of all whose
 * figures rest on that line, on their days. For anybody else the line is not there.
 */
export async function requireImportLine(
  request: Request,
  at: { importId: number; line: number },
): Promise<{ mayReadImport: boolean; maySeePeople: boolean }> {
  const user = await requireUser(request);
  if (can(user, 'read', 'import')) return { mayReadImport: true, maySeePeople: can(user, 'read', 'person') };
  if (!can(user, 'read', 'contact')) throw notFound();
  const rows = await findPeopleOfLine(await getDb(), at);
  const of = ({ employeeId, date }: PersonDay) => ({ employeeId, from: date, to: date });
  const named = await keepNamed(user, 'contact', { items: rows, of });
  if (rows.length === 0 || named.length < rows.length) throw notFound();
  return { mayReadImport: false, maySeePeople: true };
}
