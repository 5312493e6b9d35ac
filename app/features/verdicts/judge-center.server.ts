import type { Db } from 'db/open';
import { findLiveBaselines } from 'db/queries/baselines';
import { findFactSpan } from 'db/queries/data-version';
import { findWeekMix } from 'db/queries/find-week-mix';
import { findAllPeople, type PersonOnDay } from 'db/queries/people';
import { findSettings } from 'db/queries/settings';
import { addDays } from '~/clock';
import { keptByVersion } from '~/kept-by-version.server';
import { getMetric } from '~/metrics/catalogue';
import { findServed } from './find-served.server';
import { inSlices } from './in-slices.server';
import { judgeRows, type RowsJudgement } from './judge-rows.server';
import { JUDGED_METRICS } from './judged-metrics';
import { restartsOf } from './restarts';
import { type Span, spanOf } from './weeks';

/** For this many days a person's figures still follow the ramp of new people. */
export const NEW_DAYS = 91;
/** How many weeks people are compared over. */
const COMPARED_WEEKS = 8;

export interface CenterJudgement extends RowsJudgement {
  asOf: string;
  span: Span;
  /** First day of the weeks that people are compared over. */
  comparedFrom: string;
  people: PersonOnDay[];
  /** The queues that each person served in the weeks compared. */
  served: Map<number, number[]>;
  isNew: (person: number) => boolean;
}

/**
 * Every verdict of the center on a day; one judgement is kept, which pages of the day share. Computed in slices, so that
 * other pages are answered meanwhile. Null where nothing is loaded yet.
 */
export const judgeCenter = keptByVersion(1, judge);

/** A schedule may reach further back than what is judged. */
const CONTACTS = ['handled_count', 'survey_asked_count', 'review_count'] as const;

async function judge(db: Db, asOf: string): Promise<CenterJudgement | null> {
  const facts = await findFactSpan(db, CONTACTS);
  if (!facts) return null;
  const span = spanOf(asOf, facts.first);
  const comparedFrom = addDays(span.to, 1 - 7 * COMPARED_WEEKS);
  const settings = await findSettings(db);
  const people = await findAllPeople(db, asOf);
  const hiredDates = new Map(people.map(({ id, hiredDate }) => [id, hiredDate]));
  const newUntil = new Map(people.map(({ id, hiredDate }) => [id, hiredDate && addDays(hiredDate, NEW_DAYS)]));
  const isNewOn = (person: number, date: string) => (newUntil.get(person) ?? '') > date;
  const current = people.filter((person) => person.teamId !== null && (!person.leftDate || person.leftDate > asOf));
  const families = new Map(current.map((person) => [person.id, person.teamId!]));

  const judged = await inSlices(
    judgeRows(await findWeekMix(db, span), {
      metrics: JUDGED_METRICS.map((id) => getMetric(id, settings)),
      asOf,
      comparedFrom,
      families,
      restartsOf: restartsOf(await findLiveBaselines(db), families, span),
      hiredDateOf: (person) => hiredDates.get(person) ?? null,
      isNewOn,
    }),
  );
  const served = await findServed(db, { from: comparedFrom, to: span.to });
  return { asOf, span, comparedFrom, people: current, ...judged, served, isNew: (person) => isNewOn(person, asOf) };
}
