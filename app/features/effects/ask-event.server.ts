import type { Db } from 'db/open';
import { findFactSpan } from 'db/queries/data-version';
import { findAllPeople } from 'db/queries/people';
import { findSettings } from 'db/queries/settings';
import { sumFacts } from 'db/queries/sum-facts';
import type { Settings } from 'db/settings';
import { addDays, daysBetween } from '~/clock';
import { inSlices } from '~/features/verdicts/in-slices.server';
import { NEW_DAYS } from '~/features/verdicts/judge-center.server';
import { JUDGED_METRICS } from '~/features/verdicts/judged-metrics';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { type EffectQuestion, FALSE_EFFECTS } from '~/metrics/effects/effect';
import { effectWindows } from '~/metrics/effects/windows';
import { measuresOf } from '~/metrics/measures-of';
import type { Metric } from '~/metrics/metric';
import type { Cell } from '~/metrics/verdicts/reference';
import { mapInSteps } from '~/metrics/verdicts/steps';
import { tally } from '~/metrics/verdicts/tally';
import { type EffectEvent, findEffectEvents } from './effect-events.server';

/** What a queue is asked for; of these the S metrics are asked of no person. */
const QUEUE_METRICS: readonly MetricId[] = [
  'csat',
  'first_contact_resolution',
  'abandonment_rate',
  'average_speed_of_answer',
  'transfer_rate',
  'average_handle_time',
];

/** Schedules reach further than what is compared. */
const CONTACTS = ['handled_count', 'survey_asked_count', 'review_count'] as const;

function metricsOf({ about }: Pick<EffectEvent, 'about'>, settings: Settings): Metric[] {
  const asked = (about === 'queue' ? QUEUE_METRICS : JUDGED_METRICS).map((id) => getMetric(id, settings));
  return about === 'queue' ? asked : asked.filter(({ control }) => control !== 'system');
}

/** Who is asked about, and who they are compared with. */
interface Sides {
  treated: ReadonlySet<number>;
  comparable: ReadonlySet<number>;
}

/** The questions that an event asks, one a metric, with the rows to answer them; none before anything is loaded. */
export async function askEvent(db: Db, event: EffectEvent, asOf: string): Promise<EffectQuestion[]> {
  const facts = await findFactSpan(db, CONTACTS);
  if (!facts) return [];
  const happening = { ...event, lasts: event.kind === 'process_change' };
  const windowsOf = (maturesAfterDays?: number) =>
    effectWindows(happening, { firstDate: facts.first, asOf, maturesAfterDays });
  const metrics = metricsOf(event, await findSettings(db));
  const { before, leadUp, after, lastAfterDay } = windowsOf();
  const span = { from: (before ?? leadUp ?? { from: event.onDate }).from, to: after?.to ?? addDays(event.onDate, 6) };
  const since = leadUp?.from ?? event.onDate;
  const cause = await findEffectEvents(db, { from: since, to: lastAfterDay < asOf ? lastAfterDay : asOf });
  const others = cause.filter(({ kind, about }) => kind === event.kind && about === event.about);
  const read = event.about === 'queue' ? readQueues : readPeople;
  const { sides, cellsOf } = await read(db, { event, others, span, metrics });
  const questionOf = (metric: Metric): EffectQuestion => ({
    metric,
    cells: cellsOf(metric),
    about: event.about === 'queue' ? 'queues' : 'people',
    windows: windowsOf(metric.maturesAfterDays),
    ...sides,
    confidence: 1 - FALSE_EFFECTS / metrics.length,
  });
  return inSlices(mapInSteps(metrics, questionOf));
}

interface Reading {
  event: EffectEvent;
  /** Events of the same kind from the weeks that led to this one on. */
  others: readonly EffectEvent[];
  span: { from: string; to: string };
  metrics: readonly Metric[];
}

interface Read {
  sides: Sides;
  cellsOf: (metric: Metric) => Cell[];
}

const measuresOfAll = (metrics: readonly Metric[]) => [...new Set(metrics.flatMap(measuresOf))];

/** People who worked in the same queues, are as new or as settled, and had nothing of the kind. */
async function readPeople(db: Db, { event, others, span, metrics }: Reading): Promise<Read> {
  const people = await findAllPeople(db, event.onDate);
  const hired = new Map(people.map(({ id, hiredDate }) => [id, hiredDate]));
  const isNewOn = (id: number, date: string) => {
    const since = hired.get(id);
    return !!since && daysBetween(since, date) < NEW_DAYS;
  };
  const asked = event.about === 'everybody' ? people.map(({ id }) => id) : event.people;
  const settled = asked.filter((id) => !isNewOn(id, event.onDate));
  const treated = new Set(settled.length > 0 ? settled : asked);
  const had = new Set([...asked, ...others.flatMap(({ people }) => people)]);
  const comparable = new Set(
    people
      .filter(
        ({ id, teamId }) => teamId !== null && !had.has(id) && isNewOn(id, event.onDate) === (settled.length === 0),
      )
      .map(({ id }) => id),
  );
  const served = await sumFacts(db, { ...span, by: ['queue'], employeeIds: [...treated], measures: ['handled_count'] });
  const rows = await sumFacts(db, {
    ...span,
    by: ['person', 'week', 'queue', 'channel'],
    queueIds: served.map(({ queue }) => queue),
    measures: measuresOfAll(metrics),
  });
  return {
    sides: { treated, comparable },
    cellsOf: (metric) =>
      rows.flatMap((row) => {
        const found = row.person === 0 ? null : tally(metric, row);
        if (!found || found.n <= 0) return [];
        const stratum = `${row.queue}|${row.channel}`;
        const isReference = !isNewOn(row.person, row.week);
        return [{ person: row.person, week: row.week, stratum, tally: found, isReference }];
      }),
  };
}

/** The other queues, week by week; what moved all of them alike is no effect on one. */
async function readQueues(db: Db, { event, others, span, metrics }: Reading): Promise<Read> {
  const rows = await sumFacts(db, { ...span, by: ['week', 'queue'], measures: measuresOfAll(metrics) });
  const changed = new Set([event.queueId, ...others.map(({ queueId }) => queueId)]);
  const comparable = rows.map(({ queue }) => queue).filter((queue) => queue !== 0 && !changed.has(queue));
  return {
    sides: { treated: new Set(event.queueId === null ? [] : [event.queueId]), comparable: new Set(comparable) },
    cellsOf: (metric) =>
      rows.flatMap((row) => {
        const found = row.queue === 0 ? null : tally(metric, row);
        if (!found || found.n <= 0) return [];
        return [{ person: row.queue, week: row.week, stratum: 'center', tally: found, isReference: true }];
      }),
  };
}
