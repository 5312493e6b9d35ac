import { folded } from 'importers/load/people/people-book';
import type { KnownPerson, NamedPerson } from './likely-people';

/** Why rows that name somebody count for nobody yet, in a sentence. */
export function whyUnmatched({ login, name, email }: NamedPerson, people: readonly KnownPerson[]): string {
  const called = name ?? login ?? email ?? '';
  const [namesake, ...others] = people.filter((person) => folded(person.name) === folded(called));
  if (!namesake) return `This ${name !== null ? 'name' : login !== null ? 'login' : 'address'} isn’t in your roster.`;
  if (others.length > 0) return `${1 + others.length} people in your roster have this name.`;
  // Whoever has another address or login may only share the name.
  if (email !== null && namesake.email !== null) return 'This name is in your roster, with another e-mail address.';
  if (login !== null) return 'This name is in your roster, with another login.';
  return 'This name wasn’t in your roster when the file was loaded.';
}
