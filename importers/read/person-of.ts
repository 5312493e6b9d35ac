import type { Profile } from '../profile';
import type { PersonRef } from '../records';
import type { CellReaders } from './cell-readers';
import type { ReadCell } from './row-in-hand';

/** Reads whom a row names; null where it names nobody: a sentinel in any of the columns means nobody in all of them. */
export function personReader(profile: Profile, cells: CellReaders): ReadCell<PersonRef> {
  const nobody = new Set(profile.nobody);
  const readers = [cells.id('login'), cells.text('name'), cells.text('email')] as const;
  return (row) => {
    const [login, name, email] = readers.map((read) => read(row)) as [string | null, string | null, string | null];
    if (login === null && name === null && email === null) return null;
    if (nobody.size > 0 && [login, name, email].some((word) => word !== null && nobody.has(word.toLowerCase())))
      return null;
    const isAddress = email === null && name !== null && name.includes('@') && !name.includes(' ');
    return isAddress ? { login, name: null, email: name } : { login, name, email };
  };
}
