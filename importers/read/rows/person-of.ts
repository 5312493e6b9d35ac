import { REMEMBERED } from '../../bounds';
import { ownText } from '../../cells/own-text';
import type { Profile } from '../../profile';
import type { PersonRef } from '../../records';
import type { CellReaders } from './cell-readers';
import type { ReadCell } from './row-in-hand';

/** Who is meant where a cell names several people: somebody was there, and nobody can be named. */
export const SEVERAL_PEOPLE: PersonRef = { login: null, name: null, email: null };

/** Reads the person in a row; null where there is none: a sentinel in any of the columns means nobody in all of them. */
export function personReader(
  profile: Profile,
  cells: CellReaders,
  fields = { login: 'login', name: 'name' },
): ReadCell<PersonRef> {
  const nobody = new Set(profile.nobody);
  const [readLogin, readName, readEmail] = [cells.id(fields.login), fullName(cells, fields.name), cells.text('email')];
  const severalTests = [fields.login, fields.name].flatMap((field) => cells.severalTest(field) ?? []);
  const refOf = rememberedRefs();
  return (row) => {
    const login = readLogin(row);
    const name = readName(row);
    const email = readEmail(row);
    if (login === null && name === null && email === null) return null;
    if (nobody.size > 0 && [login, name, email].some((word) => word !== null && nobody.has(word.toLowerCase())))
      return null;
    if (severalTests.some((test) => test(row))) return SEVERAL_PEOPLE;
    const isAddress = email === null && name !== null && name.includes('@') && !name.includes(' ');
    return isAddress ? refOf(login, null, name) : refOf(login, name, email);
  };
}

/** Makes references, the same object for the same person again: few people have many rows. */
function rememberedRefs(): (login: string | null, name: string | null, email: string | null) => PersonRef {
  const known = new Map<string, PersonRef>();
  return (login, name, email) => {
    const word = email ?? login ?? name ?? '';
    const before = known.get(word);
    if (before && before.login === login && before.name === name && before.email === email) return before;
    const own = (text: string | null) => (text === null ? null : ownText(text));
    const ref = { login: own(login), name: own(name), email: own(email) };
    if (known.size < REMEMBERED.texts) known.set(ownText(word), ref);
    return ref;
  };
}

/** The name from its own column, or put together from two. */
function fullName(cells: CellReaders, field: string): ReadCell<string> {
  if (cells.has(field) || !cells.has('first_name')) return cells.text(field);
  const parts = [cells.text('first_name'), cells.text('last_name')];
  return (row) => parts.flatMap((read) => read(row) ?? []).join(' ') || null;
}
