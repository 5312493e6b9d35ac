import type { ProfileColumn } from '../../profile';
import { plainHeader } from './header-names';

/** From this weight on, the header is the synonym itself: a few odd cells are then errors, not proof against it. */
export const EQUAL_NAME = 1000;

/** What a rule's column may be called, found by whole names and by the first words of those that may be part of a header. */
interface Known {
  names: Map<string, number>;
  parts: Map<string, { name: string; weight: number }[]>;
}

const KNOWN = new WeakMap<ProfileColumn, Known>();

function knownOf(rule: ProfileColumn): Known {
  let known = KNOWN.get(rule);
  if (known === undefined) {
    known = { names: new Map(), parts: new Map() };
    for (const [place, text] of rule.headers.entries()) {
      const name = plainHeader(text);
      if (!known.names.has(name)) known.names.set(name, EQUAL_NAME + 500 - place);
      if (text.startsWith('=') || name.length <= 2) continue;
      const first = firstWord(name);
      const alike = known.parts.get(first) ?? [];
      known.parts.set(first, [...alike, { name, weight: 100 + name.length * 10 - place }]);
    }
    KNOWN.set(rule, known);
  }
  return known;
}

/** How well a header names what the rule reads, 0 for not at all: an equal name before one that holds the synonym. */
export function weightOf(rule: ProfileColumn, header: string): number {
  const { names, parts } = knownOf(rule);
  const plain = plainHeader(header);
  let best = names.get(plain) ?? 0;
  for (let place = 0; place < plain.length; place = endOfWord(plain, place) + 1) {
    for (const { name, weight } of parts.get(plain.slice(place, endOfWord(plain, place))) ?? []) {
      if (weight > best && isAt(plain, name, place)) best = weight;
    }
  }
  return best;
}

function endOfWord(text: string, from: number): number {
  const end = text.indexOf(' ', from);
  return end < 0 ? text.length : end;
}

const firstWord = (name: string) => name.slice(0, endOfWord(name, 0));

/** Whether these words stand at this place, whole. */
const isAt = (text: string, words: string, place: number) =>
  text.startsWith(words, place) && endOfWord(text, place + words.length) === place + words.length;
