import type { Profile } from '../../profile';
import type { PersonRef } from '../../records';
import type { CellReaders } from './cell-readers';
import type { ReadCell } from './row-in-hand';

/** Who is meant where a cell names several people: somebody was there, and nobody can be named. */
export const SEVERAL_PEOPLE: PersonRef = { login: null, name: null, email: null };

/** Reads whom a row names; null where it names nobody: a sentinel in any of the columns means nobody in all of them. */
export function personReader(
  profile: Profile,
  cells: CellReaders,
  fields = { login: 'login', name: 'name' },
): ReadCell<PersonRef> {
  const nobody = new Set(profile.nobody);
  const readers = [cells.id(fields.login), fullName(cells, fields.name), cells.text('email')] as const;
  const isSeveral = [fields.login, fields.name].map((field) => cells.isSeveral(field));
  return (row) => {
    const [login, name, email] = readers.map((read) => read(row)) as [string | null, string | null, string | null];
    if (login === null && name === null && email === null) return null;
    if (nobody.size > 0 && [login, name, email].some((word) => word !== null && nobody.has(word.toLowerCase())))
      return null;
    if (isSeveral.some((test) => test(row))) return SEVERAL_PEOPLE;
    const isAddress = email === null && name !== null && name.includes('@') && !name.includes(' ');
    return isAddress ? { login, name: null, email: name } : { login, name, email };
  };
}

/** The name from its own column, or put together from two. */
function fullName(cells: CellReaders, field: string): ReadCell<string> {
  if (cells.has(field) || !cells.has('first_name')) return cells.text(field);
  const parts = [cells.text('first_name'), cells.text('last_name')];
  return (row) => parts.flatMap((read) => read(row) ?? []).join(' ') || null;
}
