import type { Db } from 'db/open';
import { findNames } from 'db/queries/names';
import { isMetricId } from '~/metrics/catalogue';
import { courseOf } from '~/metrics/effects/course';
import { measureEffect } from '~/metrics/effects/effect';
import { askEvent } from './ask-event.server';
import type { EffectEvent } from './effect-events.server';
import { toView } from './effect-view';
import { whomOf } from './whom-of';

/** What the page of one event shows: every metric, and one of them week by week and person by person. */
export async function findEffect(
  db: Db,
  event: EffectEvent,
  { asOf, metric }: { asOf: string; metric: string | null },
) {
  const names = await findNames(db);
  const questions = await askEvent(db, event, asOf);
  const effects = questions.map((question) => toView(measureEffect(question)));
  const telling = effects.find(({ kind }) => kind !== 'none' && kind !== 'unknown') ?? effects[0];
  const chosen = effects.find(({ metricId }) => metricId === metric && isMetricId(metricId)) ?? telling ?? null;
  const question = questions.find((one) => one.metric.id === chosen?.metricId);
  const { kind, title, onDate, untilDate, about, people, queueId, id } = event;
  return {
    event: { id, kind, title, onDate, untilDate, about, people, queueId },
    whom: whomOf(event, names),
    names: people.map((person) => ({ id: person, name: names.person.get(person) ?? 'somebody' })),
    effects,
    chosen,
    course: question ? courseOf(question) : [],
  };
}
