import { findPeopleOfLine } from 'db/queries/imports-line';
import type { PersonDay } from 'db/queries/named-days';
import { getDb } from '~/db.server';
import { can, notFound, requireUser } from '../access/access.server';
import { keepNamed } from '../access/named-days.server';

/**
 * Lets a request see one line of a file: whoever may read imports, and whoever sees by name the contacts of all whose
 * figures rest on that line, on their days. For anybody else the line is not there.
 */
export async function requireImportLine(
  request: Request,
  at: { importId: number; line: number },
): Promise<{ mayReadImport: boolean }> {
  const user = await requireUser(request);
  if (can(user, 'read', 'import')) return { mayReadImport: true };
  if (!can(user, 'read', 'contact')) throw notFound();
  const rows = await findPeopleOfLine(await getDb(), at);
  const of = ({ employeeId, date }: PersonDay) => ({ employeeId, from: date, to: date });
  const named = await keepNamed(user, 'contact', { items: rows, of });
  if (rows.length === 0 || named.length < rows.length) throw notFound();
  return { mayReadImport: false };
}
