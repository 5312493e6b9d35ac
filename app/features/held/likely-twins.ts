import { wordsOf } from '~/person-names';
import { type KnownPerson, strongestReason } from './likely-people';

/** Two records that look like one person. */
export interface LikelyTwins {
  /** The one to keep: who is in a team, else who was there first. */
  keep: { id: number; name: string; teamName: string | null };
  other: { id: number; name: string; teamName: string | null };
  reason: string;
  weight: number;
}

const MOST = 20;
/** Weaker reasons hold for too many people who only resemble each other. */
const LEAST_WEIGHT = 0.85;

/** Records that look like one person, most telling reason first. `separate`: pairs that somebody has said are two people. */
export function likelyTwins(
  people: readonly KnownPerson[],
  separate: readonly (readonly [number, number])[] = [],
): LikelyTwins[] {
  const isSeparate = new Set(separate.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const found = new Map<string, LikelyTwins>();
  for (const [a, b] of pairsAlike(people)) {
    const place = `${Math.min(a.id, b.id)} ${Math.max(a.id, b.id)}`;
    if (found.has(place) || isSeparate.has(place)) continue;
    const reason = reasonOf(a, b);
    if (reason === null) continue;
    const [keep, other] = inOrder(a, b);
    found.set(place, { keep: pick(keep), other: pick(other), ...reason });
  }
  return [...found.values()]
    .sort((x, y) => y.weight - x.weight || x.keep.name.localeCompare(y.keep.name))
    .slice(0, MOST);
}

/** Only records that share a name's words, an address or a login are compared, so that thousands take no time. */
function* pairsAlike(people: readonly KnownPerson[]): Generator<[KnownPerson, KnownPerson]> {
  const alike = new Map<string, KnownPerson[]>();
  for (const person of people) {
    const keys = new Set([
      ...wordsOf(person.name).map((words) => `name ${[...words].sort().join(' ')}`),
      ...[person.email, ...person.aliases.map(({ alias }) => alias)].flatMap((text) =>
        text === null ? [] : [`called ${text.toLowerCase()}`],
      ),
    ]);
    for (const key of keys) {
      const others = alike.get(key) ?? [];
      for (const other of others) yield [other, person];
      others.push(person);
      alike.set(key, others);
    }
  }
}

function reasonOf(a: KnownPerson, b: KnownPerson): { reason: string; weight: number } | null {
  // An extension is a desk's before it is a person's.
  const texts = b.aliases.map(({ alias }) => alias).filter((alias) => !/^\d+$/.test(alias));
  const reasons = [null, ...texts].flatMap(
    (login) => strongestReason({ login, name: b.name, email: b.email }, a) ?? [],
  );
  const best = reasons.sort((x, y) => y.weight - x.weight)[0];
  return best && best.weight >= LEAST_WEIGHT ? best : null;
}

function inOrder(a: KnownPerson, b: KnownPerson): [KnownPerson, KnownPerson] {
  if ((a.teamName === null) !== (b.teamName === null)) return a.teamName === null ? [b, a] : [a, b];
  return a.id < b.id ? [a, b] : [b, a];
}

const pick = ({ id, name, teamName }: KnownPerson) => ({ id, name, teamName });
