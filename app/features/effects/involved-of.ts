import type { Names } from 'db/queries/names';
import { namesOf } from '~/features/verdicts/names-of';
import type { EffectEvent } from './effect-events.server';

/** "Ana and Bo", "the queue Refunds", "everybody". */
export function involvedOf(
  { about, people, queueId }: Pick<EffectEvent, 'about' | 'people' | 'queueId'>,
  names: Names,
): string {
  if (about === 'everybody') return 'everybody';
  if (about === 'queue') return `the queue ${names.queue.get(queueId ?? 0) ?? ''}`.trim();
  return namesOf(people.map((id) => ({ name: names.person.get(id) ?? 'somebody' })));
}
