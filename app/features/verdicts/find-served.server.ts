import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from 'db/open';
import { sumFacts } from 'db/queries/sum-facts';
import { addDays } from '~/clock';
import { type Span, weeksOf } from './weeks';

/** The queues that each person served in these weeks, a week at a time with others' turns between. */
export async function findServed(db: Db, weeks: Span): Promise<Map<number, number[]>> {
  const served = new Map<number, Set<number>>();
  for (const from of weeksOf(weeks)) {
    const rows = await sumFacts(db, {
      by: ['person', 'queue'],
      from,
      to: addDays(from, 6),
      measures: ['handled_count'],
    });
    for (const { person, queue, handled_count } of rows) {
      if (queue === 0 || handled_count === 0) continue;
      served.set(person, (served.get(person) ?? new Set()).add(queue));
    }
    await nextTurn();
  }
  return new Map([...served].map(([person, queues]) => [person, [...queues]]));
}
