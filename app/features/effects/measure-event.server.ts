import type { Db } from 'db/open';
import { inSlices } from '~/features/verdicts/in-slices.server';
import { keptByVersion } from '~/kept-by-version.server';
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

/** More than a center has events to look at. */
const MOST = 500;

/** What followed an event, up to a day. */
export const measureEvent = keptByVersion(MOST, measure, ({ id, people }, asOf) => [id, people, asOf]);

async function measure(db: Db, event: EffectEvent, asOf: string): Promise<MeasuredEvent> {
  const questions = await askEvent(db, event, asOf);
  const told = await inSlices(
    mapInSteps(questions, (question) => ({ effect: toView(measureEffect(question)), course: courseOf(question) })),
  );
  return {
    effects: told.map(({ effect }) => effect),
    courses: new Map(told.map(({ effect, course }) => [effect.metricId, course])),
  };
}
