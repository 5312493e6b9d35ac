import type { Db } from 'db/open';
import { findDataVersion } from 'db/queries/data-version';
import { forEverybody } from 'db/threads/in-hand';
import { inSlices } from '~/features/verdicts/in-slices.server';
import type { MetricId } from '~/metrics/catalogue';
import { type CourseWeek, courseOf } from '~/metrics/effects/course';
import { measureEffect } from '~/metrics/effects/effect';
import { mapInSteps } from '~/metrics/verdicts/steps';
import { askEvent } from './ask-event.server';
import type { EffectEvent } from './effect-events.server';
import { type EffectView, toView } from './effect-view';

/** What followed an event, metric by metric, and how it went week by week. */
export interface MeasuredEvent {
  effects: EffectView[];
  courses: ReadonlyMap<MetricId, CourseWeek[]>;
}

/** What is remembered of one state of the rows. */
interface Remembered {
  version: string;
  events: Map<string, Promise<MeasuredEvent>>;
}
const remembered = new WeakMap<Db, Remembered>();

/** What followed an event: measured once a day and state of the rows and events. */
export async function measureEvent(
  db: Db,
  event: EffectEvent,
  { asOf, eventsVersion }: { asOf: string; eventsVersion: string },
): Promise<MeasuredEvent> {
  const version = `${asOf}|${await findDataVersion(db)}|${eventsVersion}`;
  const known = remembered.get(db);
  const { events } = known?.version === version ? known : { events: new Map<string, Promise<MeasuredEvent>>() };
  remembered.set(db, { version, events });
  const key = `${event.id}|${event.people.join()}`;
  const found = events.get(key) ?? forEverybody(() => measured(db, event, asOf));
  events.set(key, found);
  // What failed is asked for again.
  found.catch(() => events.get(key) === found && events.delete(key));
  return found;
}

async function measured(db: Db, event: EffectEvent, asOf: string): Promise<MeasuredEvent> {
  const questions = await askEvent(db, event, asOf);
  const told = await inSlices(
    mapInSteps(questions, (question) => ({ effect: toView(measureEffect(question)), course: courseOf(question) })),
  );
  return {
    effects: told.map(({ effect }) => effect),
    courses: new Map(told.map(({ effect, course }) => [effect.metricId, course])),
  };
}
