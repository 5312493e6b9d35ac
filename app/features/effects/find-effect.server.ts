import type { Db } from 'db/open';
import { findNames } from 'db/queries/names';
import { isMetricId } from '~/metrics/catalogue';
import type { EffectEvent } from './effect-events.server';
import { involvedOf } from './involved-of';
import { measureEvent } from './measure-event.server';

/** What the page of one event shows: every metric, and one of them week by week and person by person. */
export async function findEffect(
  db: Db,
  event: EffectEvent,
  { asOf, metric }: { asOf: string; metric: string | null },
) {
  const names = await findNames(db);
  const { effects, courses } = await measureEvent(db, event, asOf);
  const telling = effects.find(({ kind }) => kind !== 'none' && kind !== 'unknown') ?? effects[0];
  const chosen = effects.find(({ metricId }) => metricId === metric && isMetricId(metricId)) ?? telling ?? null;
  const { kind, title, onDate, untilDate, about, people, queueId, id } = event;
  return {
    event: { id, kind, title, onDate, untilDate, about, people, queueId },
    involved: involvedOf(event, names),
    names: people.map((person) => ({ id: person, name: names.person.get(person) ?? 'somebody' })),
    effects,
    chosen,
    course: (chosen && courses.get(chosen.metricId)) ?? [],
  };
}
