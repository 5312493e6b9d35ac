import type { ProfileColumn } from '../profile';
import type { Meaning } from '../profiles/meanings';
import { type Language, listed } from '../profiles/synonyms/words';
import { weightOf } from '../read/table/header-weight';

/** How well a header names a meaning, 0 for not at all, and in which language. */
export interface NameMatch {
  weight: number;
  language: Language | null;
}

const RULES = new WeakMap<Meaning, [Language, ProfileColumn][]>();

/** The language in whose words the header names the meaning best. */
export function nameMatch(meaning: Meaning, header: string): NameMatch {
  let rules = RULES.get(meaning);
  if (rules === undefined) {
    rules = Object.entries(meaning.words).map(([language, words]) => [
      language as Language,
      { ...meaning.rule, headers: listed(words) },
    ]);
    RULES.set(meaning, rules);
  }
  let best: NameMatch = { weight: 0, language: null };
  for (const [language, rule] of rules) {
    const weight = weightOf(rule, header);
    if (weight > best.weight) best = { weight, language };
  }
  return best;
}
