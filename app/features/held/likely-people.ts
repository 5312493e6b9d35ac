import { extensionOf, plain, typingDistance, wordsOf } from '~/person-names';

/** Somebody known, with what sources call them. */
export interface KnownPerson {
  id: number;
  name: string;
  email: string | null;
  teamName: string | null;
  aliases: readonly { source: string; alias: string }[];
}

/** Somebody as a file names them. */
export interface NamedPerson {
  login: string | null;
  name: string | null;
  email: string | null;
}

export interface LikelyPerson {
  id: number;
  name: string;
  teamName: string | null;
  /** Why it may be them, in words. */
  reason: string;
  /** From 0 to 1; how much the reason tells, not a probability. */
  weight: number;
}

const MOST = 4;

/** Who may be meant, best first, each with the strongest reason. */
export function likelyPeople(named: NamedPerson, people: readonly KnownPerson[]): LikelyPerson[] {
  const found = people.flatMap((person) => {
    const reason = strongestReason(named, person);
    return reason === null ? [] : [{ id: person.id, name: person.name, teamName: person.teamName, ...reason }];
  });
  return found.sort((a, b) => b.weight - a.weight || a.name.localeCompare(b.name) || a.id - b.id).slice(0, MOST);
}

interface Reason {
  reason: string;
  weight: number;
}

/** Why two descriptions may be of one person: the strongest of all reasons; null where there is none. */
export function strongestReason(named: NamedPerson, person: KnownPerson): Reason | null {
  for (const rule of RULES) {
    const reason = rule(named, person);
    if (reason !== null) return reason;
  }
  return null;
}

type Rule = (named: NamedPerson, person: KnownPerson) => Reason | null;

const isAddress = (text: string | null): text is string => text?.includes('@') ?? false;
const localPart = (email: string) => plain(email.slice(0, email.indexOf('@')));
const calls = ({ login, name, email }: NamedPerson) => [login, email, name].filter((text) => text !== null);

const sameEmail: Rule = (named, person) => {
  const addresses = [named.email, named.login, named.name].filter(isAddress).map(plain);
  const theirs = [person.email, ...person.aliases.map(({ alias }) => alias)].filter(isAddress).map(plain);
  return addresses.some((address) => theirs.includes(address)) ? { reason: 'Same e-mail address', weight: 1 } : null;
};

const sameLoginElsewhere: Rule = (named, person) => {
  const own = calls(named).map(plain);
  const alias = person.aliases.find((each) => own.includes(plain(each.alias)));
  return alias ? { reason: `Same name in ${alias.source}`, weight: 0.95 } : null;
};

const loginInEmail: Rule = ({ login, email }, person) => {
  const own = [login, email].flatMap((text) =>
    text === null ? [] : [isAddress(text) ? localPart(text) : plain(text)],
  );
  const theirs = isAddress(person.email) ? localPart(person.email) : null;
  return theirs !== null && own.includes(theirs)
    ? { reason: 'The login is the first part of their e-mail address', weight: 0.9 }
    : null;
};

const sameExtension: Rule = (named, person) => {
  const own = calls(named).flatMap((text) => extensionOf(text) ?? (/^\d{2,6}$/.test(text) ? [text] : []));
  const theirs = [person.name, ...person.aliases.map(({ alias }) => alias)].flatMap(
    (text) => extensionOf(text) ?? (/^\d{2,6}$/.test(text) ? [text] : []),
  );
  const extension = own.find((each) => theirs.includes(each));
  return extension ? { reason: `Same extension, ${extension}`, weight: 0.85 } : null;
};

const sameName: Rule = (named, person) => {
  const theirs = wordsOf(person.name);
  for (const text of calls(named)) {
    const own = wordsOf(isAddress(text) ? text.slice(0, text.indexOf('@')) : text);
    for (const [index, words] of own.entries()) {
      if (words.length === 0 || words.join(' ') === '') continue;
      if (words.join(' ') === theirs[index]!.join(' '))
        return { reason: 'Same name, different spelling', weight: 0.88 };
      if (words.length > 1 && isSameSet(words, theirs[index]!))
        return { reason: 'Same name in another order', weight: 0.86 };
    }
  }
  return null;
};

const isSameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().join(' ') === [...b].sort().join(' ');

const initials: Rule = (named, person) => {
  for (const [index, theirs] of wordsOf(person.name).entries()) {
    if (theirs.length < 2) continue;
    const first = theirs[0]!;
    const last = theirs.at(-1)!;
    const short = [`${first[0]} ${last}`, `${last} ${first[0]}`, `${first} ${last[0]}`, `${last[0]} ${first}`];
    const joined = [`${first[0]}${last}`, `${first}${last[0]}`, `${last}${first[0]}`, `${first}${last}`];
    for (const text of calls(named)) {
      const words = wordsOf(isAddress(text) ? text.slice(0, text.indexOf('@')) : text)[index]!;
      if (short.includes(words.join(' '))) return { reason: 'Same name with an initial', weight: 0.75 };
      if (words.length === 1 && joined.includes(words[0]!.replace(/\d+$/, '')))
        return { reason: 'The login is built from their name', weight: 0.7 };
    }
  }
  return null;
};

/** A slip of the finger: one letter in five, two in nine. */
const misspelt: Rule = (named, person) => {
  const theirs = [
    person.name,
    ...person.aliases.map(({ alias }) => alias),
    person.email ? localPart(person.email) : null,
  ];
  let best = 3;
  for (const text of calls(named)) {
    const own = plain(text);
    const limit = own.length >= 9 ? 2 : own.length >= 5 ? 1 : 0;
    if (limit === 0) continue;
    for (const other of theirs) {
      if (other === null || /^[\d\W]+$/.test(other)) continue;
      const distance = typingDistance(own, plain(other), limit);
      if (distance <= limit) best = Math.min(best, distance);
    }
  }
  if (best === 3) return null;
  return { reason: best <= 1 ? 'One letter apart' : 'Two letters apart', weight: best <= 1 ? 0.65 : 0.5 };
};

/** Two words of a longer name, such as where a middle name is left out. */
const partOfName: Rule = ({ name }, person) => {
  if (name === null) return null;
  const [own] = wordsOf(name);
  const [theirs] = wordsOf(person.name);
  const shared = own.filter((word) => word.length > 1 && theirs.includes(word));
  return shared.length >= 2 ? { reason: 'Two words of the name are the same', weight: 0.6 } : null;
};

const RULES: readonly Rule[] = [
  sameEmail,
  sameLoginElsewhere,
  loginInEmail,
  sameName,
  sameExtension,
  initials,
  misspelt,
  partOfName,
];
