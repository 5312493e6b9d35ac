import type { Db } from 'db/open';
import { findDataVersion } from 'db/queries/data-version';
import { forEverybody } from 'db/threads/in-hand';
import { inSlices } from '~/features/verdicts/in-slices.server';
import { measureEffect } from '~/metrics/effects/effect';
import { mapInSteps } from '~/metrics/verdicts/steps';
import { askEvent } from './ask-event.server';
import type { EffectEvent } from './effect-events.server';
import { type EffectView, toView } from './effect-view';

/** What is remembered of one state of the rows. */
interface Remembered {
  version: string;
  effects: Map<string, Promise<EffectView[]>>;
}
const remembered = new WeakMap<Db, Remembered>();

/** What followed an event, metric by metric: measured once a day and state of the rows and events. */
export async function measureEvent(
  db: Db,
  event: EffectEvent,
  { asOf, eventsVersion }: { asOf: string; eventsVersion: string },
): Promise<EffectView[]> {
  const version = `${asOf}|${await findDataVersion(db)}|${eventsVersion}`;
  const known = remembered.get(db);
  const { effects } = known?.version === version ? known : { effects: new Map<string, Promise<EffectView[]>>() };
  remembered.set(db, { version, effects });
  const key = `${event.id}|${event.people.join()}`;
  const found = effects.get(key) ?? forEverybody(() => measured(db, event, asOf));
  effects.set(key, found);
  return found;
}

async function measured(db: Db, event: EffectEvent, asOf: string): Promise<EffectView[]> {
  const questions = await askEvent(db, event, asOf);
  return inSlices(mapInSteps(questions, (question) => toView(measureEffect(question))));
}
