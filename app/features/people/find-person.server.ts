import type { Db } from 'db/open';
import { findLiveBaselines } from 'db/queries/baselines';
import { findEvents } from 'db/queries/events';
import { findAllPeople, findQueueNames } from 'db/queries/people';
import { sumReviewSections } from 'db/queries/review-sections';
import { findSettings } from 'db/queries/settings';
import { sumFacts } from 'db/queries/sum-facts';
import { baselineMarks } from '~/features/baselines/baseline-marks';
import type { EffectLinks } from '~/features/effects/effect-links.server';
import { findGoalCards } from '~/features/goals/goal-cards.server';
import { findFigures } from '~/features/metrics/figures.server';
import { chartWeeks } from '~/features/verdicts/chart-series';
import { findingsOf, isNamed, leaveAlone, signsOf, strengthOf } from '~/features/verdicts/findings';
import { type CenterJudgement, JUDGED_METRICS, judgeCenter } from '~/features/verdicts/judge-center.server';
import type { Period } from '~/features/verdicts/period';
import { smallestChangeWords } from '~/features/verdicts/smallest-change-words';
import { findSystemStories } from '~/features/verdicts/system-stories.server';
import { weeksOf } from '~/features/verdicts/weeks';
import type { MetricId } from '~/metrics/catalogue';
import { wordsOf } from '~/metrics/glossary';
import type { Figure } from '~/metrics/metric';
import { smallestChanges } from '~/metrics/verdicts/smallest-change';
import { concerns, toMark } from './person-events';

/** The figures that the person page lists, in order. */
export const PERSON_METRICS: readonly MetricId[] = [
  'contacts_handled',
  'csat',
  'csat_mean',
  'first_contact_resolution',
  'average_handle_time',
  'talk_time',
  'hold_time',
  'after_contact_work',
  'transfer_rate',
  'resolution_rate',
  'quality_score',
  'response_rate',
  'first_reply_time',
  'full_resolution_time',
  'contacts_per_hour',
  'occupancy',
  'adherence',
  'conformance',
];

interface PersonQuestion {
  id: number;
  asOf: string;
  period: Period;
  effectLinks: EffectLinks;
}

/** Everything that the coaching view of one person shows; null for an id that is nobody's. */
export async function findPerson(db: Db, { id, asOf, period, effectLinks }: PersonQuestion) {
  const person = (await findAllPeople(db, asOf)).find((one) => one.id === id);
  if (!person) return null;
  const worked = await sumFacts(db, {
    by: ['queue', 'channel'],
    from: period.from,
    to: period.to,
    employeeIds: [id],
    measures: ['handled_count'],
  });
  const served = worked.filter((row) => row.handled_count > 0);
  const queueIds = new Set(served.filter((row) => row.queue !== 0).map((row) => row.queue));
  const names = await findQueueNames(db);
  const judgement = await judgeCenter(db, asOf);
  const [row] = await findFigures(db, {
    metricIds: PERSON_METRICS,
    by: [],
    employeeIds: [id],
    asOf,
    from: period.from,
    to: period.to,
  });
  const figures: Partial<Record<MetricId, Figure>> = row?.figures ?? {};
  return {
    person,
    queues: [...queueIds].map((queue) => names.get(queue) ?? '').filter(Boolean),
    channels: [...new Set(served.map((row) => row.channel).filter(Boolean))],
    figures,
    sections: await sumReviewSections(db, { employeeId: id, from: period.from, to: period.to }),
    goals: await findGoalCards(db, { employeeIds: [id] }),
    judged: judgement ? await toldOf(db, judgement, { person, queueIds, effectLinks }) : null,
  };
}
export type PersonPage = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

interface Told extends Pick<PersonQuestion, 'effectLinks'> {
  person: { id: number; teamId: number | null };
  queueIds: ReadonlySet<number>;
}

/** What the judgement says of one person, in words and for charts. */
async function toldOf(db: Db, judgement: CenterJudgement, { person, queueIds, effectLinks }: Told) {
  const weeks = weeksOf(judgement.span);
  const events = await findEvents(db, { from: judgement.span.from, to: judgement.asOf });
  const baselines = await findLiveBaselines(db);
  const settings = await findSettings(db);
  const verdicts = judgement.verdicts.get(person.id) ?? [];
  return {
    isNew: judgement.isNew(person.id),
    strength: strengthOf(judgement, person.id),
    findings: findingsOf(judgement, person.id),
    signs: signsOf(judgement, person.id),
    system: await findSystemStories(db, judgement, queueIds),
    leaveAlone: leaveAlone(judgement, person.id).map(({ label }) => label),
    marks: events
      .filter((event) => concerns(event, person, queueIds))
      .map((event) => toMark(event, effectLinks(event.id))),
    charts: JUDGED_METRICS.flatMap((metricId) => {
      const verdict = verdicts.find(({ metric }) => metric.id === metricId);
      if (!verdict || verdict.series.points.length === 0) return [];
      return [
        {
          metricId,
          question: firstSentence(wordsOf(metricId, settings).description),
          kind: verdict.signal,
          isUnusualWeek: verdict.shift?.weeks.length === 1 && isNamed(verdict.signal),
          weeksMissing: verdict.series.weeksMissing,
          silentSince: verdict.silentSince,
          weeks: chartWeeks(verdict, weeks),
          baselineMarks: baselineMarks(baselines, { person, metricId }),
          smallestChange: smallestChangeWords(verdict.metric, smallestChanges(verdict.series, verdict.sigma)),
        },
      ];
    }),
  };
}

const firstSentence = (text: string) => text.slice(0, text.indexOf('.') + 1) || text;
