import type { Field, Profile, ProfileColumn } from '../../profile';
import type { Words } from '../synonyms/words';

/** What one row of an unknown file can be. */
export type RowKind = 'contact' | 'ticket' | 'answer' | 'review' | 'roster';

/** What a column of an unknown file can mean: what it is called on the screen, how it is read, what headers say it. */
export interface Meaning {
  field: Field;
  label: string;
  group: string;
  rule: Omit<ProfileColumn, 'headers' | 'unit'>;
  words: Words;
}

/** A kind of row with all that its columns can mean. */
export interface RowMeanings {
  id: RowKind;
  label: string;
  kind: Profile['kind'];
  meanings: readonly Meaning[];
  /** Of the fields of each set one at least must be mapped; the label says what is wanted. */
  needs: readonly { label: string; oneOf: readonly Field[] }[];
  /** Fields whose words in the headers tell this kind of row from the others. */
  telling: readonly Field[];
}

/** A field, what it is called on the screen, and how it is read where not as the profile says. */
export type Named = readonly [field: Field, label: string, rule?: Partial<Meaning['rule']>];

/** Meanings of one group; each is read as the profile reads it that has such a column. */
export function meaningsOf(
  group: string,
  words: Partial<Record<Field, Words>>,
  profiles: readonly Profile[],
  named: readonly Named[],
): Meaning[] {
  return named.map(([field, label, own]) => {
    const known = profiles
      .flatMap(({ columns }) => columns as readonly ProfileColumn[])
      .find((column) => column.field === field);
    const { headers: _headers, unit: _unit, ...rule } = known ?? { field, headers: [], cell: 'text' as const };
    return { field, label, group, words: words[field] ?? {}, rule: { ...rule, field, isOptional: true, ...own } };
  });
}

/** A person, in rows of any kind. */
export const WHO: readonly Named[] = [
  ['name', 'Person: name'],
  ['login', 'Person: login or number'],
  ['email', 'Person: e-mail'],
];
