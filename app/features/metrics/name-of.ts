import type { Names } from 'db/queries/names';
import type { Grain } from 'db/queries/sum-facts';

const NONE: Partial<Record<Grain, string>> = {
  person: 'Nobody',
  team: 'No team',
  queue: 'No queue',
  channel: 'No channel',
};

/** What a group is called; ids of nothing have words, days, weeks and months are called by themselves. */
export function nameOf(grain: Grain, key: number | string, names: Names): string {
  if (key === 0 || key === '') return NONE[grain] ?? '';
  if (typeof key === 'string') return key;
  const named = grain === 'person' || grain === 'team' || grain === 'queue' ? names[grain].get(key) : undefined;
  return named ?? `${grain} ${key}`;
}
