import { addDays, daysBetween } from '~/clock';
import { formatDay } from '~/components/day';
import { AFTER_WEEKS, LEAD_UP_WEEKS } from '~/metrics/effects/windows';
import type { EffectEvent } from './effect-events.server';

/** What else was done with the same people, the same queue or everybody in the weeks that count: it may be its doing. */
export function alsoThen(event: EffectEvent, all: readonly EffectEvent[]): string {
  const from = addDays(event.onDate, -7 * LEAD_UP_WEEKS);
  const others = all.filter(
    (other) =>
      other.id !== event.id &&
      other.onDate >= from &&
      daysBetween(event.onDate, other.onDate) <= 7 * AFTER_WEEKS &&
      (other.about === 'everybody' ||
        (event.queueId !== null && other.queueId === event.queueId) ||
        other.people.some((id) => event.people.includes(id))),
  );
  const named = others.map(({ title, onDate }) => `“${title}” (${formatDay(onDate)})`);
  return named.length > 0 ? `In these weeks there was also ${named.join(', ')}: what followed may be its doing.` : '';
}
