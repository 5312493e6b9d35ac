import { group } from 'd3';
import type { Db } from 'db/open';
import { findLiveBaselines, type LiveBaseline } from 'db/queries/baselines';
import { findDataVersion, findFactSpan } from 'db/queries/data-version';
import { findWeekMix } from 'db/queries/find-week-mix';
import { findAllPeople, type PersonOnDay } from 'db/queries/people';
import { findSettings } from 'db/queries/settings';
import { addDays } from '~/clock';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { judgeBetween, type Standing } from '~/metrics/verdicts/between';
import { judgeOverTime, type Verdict } from '~/metrics/verdicts/judge';
import { buildReference, type Cell } from '~/metrics/verdicts/reference';
import { findSystemChanges, type QueueCell, type SystemFinding } from '~/metrics/verdicts/system';
import { type MixedCell, mixedCells, withTenure } from './mixed-cells';
import { restartsOf } from './restarts';
import { type Span, spanOf } from './weeks';

/** What a person is judged by: what they control, wholly or in part. Parts of one another stand once. */
export const JUDGED_METRICS: readonly MetricId[] = [
  'csat',
  'first_contact_resolution',
  'transfer_rate',
  'hold_time',
  'average_handle_time',
  'after_contact_work',
];

/** So many days after the first a person's figures still follow the ramp of new people. */
export const NEW_DAYS = 91;
/** How many weeks people are compared over. */
export const COMPARED_WEEKS = 8;

export interface CenterJudgement {
  asOf: string;
  span: Span;
  /** First day of the weeks that people are compared over. */
  comparedFrom: string;
  people: PersonOnDay[];
  verdicts: Map<number, Verdict[]>;
  standings: Map<number, Standing[]>;
  system: SystemFinding[];
  /** Everybody's contacts of the weeks compared, by kind, for each metric. */
  mixes: Map<string, MixedCell[]>;
  isNew: (person: number) => boolean;
}

/** One remembered judgement a database: pages of the same day and data share it. */
const remembered = new WeakMap<Db, { key: string; judgement: Promise<CenterJudgement | null> }>();

/** Every verdict of the center on a day: computed once a day and data version. Null where nothing is loaded yet. */
export async function judgeCenter(db: Db, asOf: string): Promise<CenterJudgement | null> {
  const baselines = await findLiveBaselines(db);
  const key = `${asOf}|${await findDataVersion(db)}|${baselines.map(({ id }) => id).join()}`;
  const known = remembered.get(db);
  if (known?.key === key) return known.judgement;
  const judgement = computeJudgement(db, asOf, baselines);
  remembered.set(db, { key, judgement });
  return judgement;
}

/** A schedule may reach further back than what is judged. */
const CONTACTS = ['handled_count', 'survey_asked_count', 'review_count'] as const;

async function computeJudgement(
  db: Db,
  asOf: string,
  baselines: readonly LiveBaseline[],
): Promise<CenterJudgement | null> {
  const facts = await findFactSpan(db, CONTACTS);
  if (!facts) return null;
  const span = spanOf(asOf, facts.first);
  const comparedFrom = addDays(span.to, 1 - 7 * COMPARED_WEEKS);
  const settings = await findSettings(db);
  const metrics = JUDGED_METRICS.map((id) => getMetric(id, settings));
  const people = await findAllPeople(db, asOf);
  const hiredDates = new Map(people.map(({ id, hiredDate }) => [id, hiredDate]));
  const newUntil = new Map(people.map(({ id, hiredDate }) => [id, hiredDate && addDays(hiredDate, NEW_DAYS)]));
  const isNewOn = (person: number, date: string) => (newUntil.get(person) ?? '') > date;
  const current = people.filter((person) => person.teamId !== null && (!person.leftDate || person.leftDate > asOf));
  const families = new Map(current.map((person) => [person.id, person.teamId!]));

  const rows = withTenure(await findWeekMix(db, span), {
    hiredDateOf: (person) => hiredDates.get(person) ?? null,
    isNewOn,
  });
  const prepared = metrics.map((metric) => {
    // A week counts once all of its days say what they will say.
    const cells = mixedCells(metric, rows, addDays(asOf, -7 - (metric.maturesAfterDays ?? 0)));
    return { metric, cells, reference: buildReference(metric, cells) };
  });
  const forCurrent = (cells: readonly Cell[]) => byPerson(cells.filter((cell) => families.has(cell.person)));
  const verdicts = judgeOverTime(
    prepared.map(({ reference, cells }) => ({ reference, cells: forCurrent(cells) })),
    families,
    restartsOf(baselines, families, span),
  );
  const mixes = new Map(
    prepared.map(({ metric, cells }) => [metric.id, cells.filter((cell) => cell.week >= comparedFrom)]),
  );
  const standings = judgeBetween(
    prepared.map(({ metric, reference }) => ({ reference, cells: forCurrent(mixes.get(metric.id)!) })),
    families,
    (person) => isNewOn(person, asOf),
  );
  return {
    asOf,
    span,
    comparedFrom,
    people: current,
    verdicts: byPerson(markNew(verdicts, (person) => isNewOn(person, asOf))),
    standings: byPerson(standings),
    system: findSystemChanges(
      prepared.map(({ metric, cells }) => ({
        metric,
        cells: cells.filter((cell) => cell.isReference && cell.queue !== 0) satisfies QueueCell[],
      })),
    ),
    mixes,
    isNew: (person) => isNewOn(person, asOf),
  };
}

/** New people change because they learn: their weeks are shown, and not yet held against anything. */
function markNew(verdicts: Verdict[], isNew: (person: number) => boolean): Verdict[] {
  return verdicts.map((verdict) => (isNew(verdict.person) ? { ...verdict, kind: 'early', signal: 'early' } : verdict));
}

const byPerson = <T extends { person: number }>(items: readonly T[]) => group(items, (item) => item.person);
