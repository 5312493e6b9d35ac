import type { ProfileColumn } from '../../profile';
import { plainHeader } from './header-names';

/** From this weight on, the header is the synonym itself: a few odd cells are then errors, not proof against it. */
export const EQUAL_NAME = 1000;

interface Known {
  synonyms: { name: string; isWhole: boolean }[];
  weights: Map<string, number>;
}

const KNOWN = new WeakMap<ProfileColumn, Known>();
const REMEMBERED = 5000;

/** How well a header names what the rule reads, 0 for not at all: an equal name before one that holds the synonym. */
export function weightOf(rule: ProfileColumn, header: string): number {
  let known = KNOWN.get(rule);
  if (known === undefined) {
    const synonyms = rule.headers.map((text) => ({ name: plainHeader(text), isWhole: text.startsWith('=') }));
    known = { synonyms, weights: new Map() };
    KNOWN.set(rule, known);
  }
  let weight = known.weights.get(header);
  if (weight === undefined) {
    weight = bestOf(known.synonyms, plainHeader(header));
    if (known.weights.size >= REMEMBERED) known.weights.clear();
    known.weights.set(header, weight);
  }
  return weight;
}

function bestOf(synonyms: Known['synonyms'], plain: string): number {
  const parted = ` ${plain} `;
  let best = 0;
  synonyms.forEach(({ name, isWhole }, place) => {
    if (plain === name) best = Math.max(best, EQUAL_NAME + 500 - place);
    else if (!isWhole && name.length > 2 && parted.includes(` ${name} `))
      best = Math.max(best, 100 + name.length * 10 - place);
  });
  return best;
}
