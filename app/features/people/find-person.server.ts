import type { Db } from 'db/open';
import { findLiveBaselines } from 'db/queries/baselines';
import { findAllPeople, findQueueNames } from 'db/queries/people';
import { sumReviewSections } from 'db/queries/review-sections';
import { findSettings } from 'db/queries/settings';
import { sumFacts } from 'db/queries/sum-facts';
import type { Period } from '~/address/period';
import { earlierOf } from '~/clock';
import { keepNamed, viewerOf } from '~/features/access/named-days.server';
import type { SignedInUser } from '~/features/access/permissions';
import { baselineMarks } from '~/features/baselines/baseline-marks';
import { keepNamedBaselines } from '~/features/baselines/named-baselines.server';
import type { EffectLinks } from '~/features/effects/effect-links.server';
import { findGoalCards } from '~/features/goals/judging/goal-cards.server';
import { findFigures } from '~/features/metrics/figures.server';
import { chartWeeks } from '~/features/verdicts/chart-series';
import { findingsOf, isNamed, leaveAlone, signsOf, strengthOf } from '~/features/verdicts/findings';
import type { CenterJudgement } from '~/features/verdicts/judge-center.server';
import { JUDGED_METRICS } from '~/features/verdicts/judged-metrics';
import { judgeCenterFor } from '~/features/verdicts/named-judgement.server';
import { smallestChangeWords } from '~/features/verdicts/smallest-change-words';
import { findSystemStories } from '~/features/verdicts/system-stories.server';
import { weeksOf } from '~/features/verdicts/weeks';
import type { MetricId } from '~/metrics/catalogue';
import { wordsOf } from '~/metrics/glossary';
import type { Figure } from '~/metrics/metric';
import { smallestChanges } from '~/metrics/verdicts/smallest-change';
import { findPersonEvents } from '../events/find-person-events.server';
import { toMark } from '../events/person-events';

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
export async function findPerson(db: Db, user: SignedInUser, { id, asOf, period, effectLinks }: PersonQuestion) {
  const person = (await findAllPeople(db, asOf)).find((one) => one.id === id);
  if (!person) return null;
  const seenBy = viewerOf(user, asOf);
  const worked = await sumFacts(db, {
    by: ['queue', 'channel'],
    from: period.from,
    to: period.to,
    employeeIds: [id],
    seenBy,
    measures: ['handled_count'],
  });
  const served = worked.filter((row) => row.handled_count > 0);
  const queueIds = new Set(served.filter((row) => row.queue !== 0).map((row) => row.queue));
  const names = await findQueueNames(db);
  const judgement = await judgeCenterFor(db, user, asOf);
  const [row] = await findFigures(db, {
    metricIds: PERSON_METRICS,
    by: [],
    employeeIds: [id],
    seenBy,
    asOf,
    from: period.from,
    to: period.to,
  });
  const figures: Partial<Record<MetricId, Figure>> = row?.figures ?? {};
  const from = judgement ? earlierOf(judgement.span.from, period.from) : period.from;
  const named = await keepNamed(user, 'verdict', { items: [id], of: () => ({ employeeId: id, from, to: asOf }) });
  return {
    person,
    /** Whether some of these days were another team's, and are not shown to this user. */
    isPartHidden: named.length === 0,
    queues: [...queueIds].map((queue) => names.get(queue) ?? '').filter(Boolean),
    channels: [...new Set(served.map((row) => row.channel).filter(Boolean))],
    figures,
    sections: await sumReviewSections(db, { employeeId: id, from: period.from, to: period.to, seenBy }),
    goals: await findGoalCards(db, { employeeIds: [id] }, asOf),
    judged: judgement ? await toldOf(db, judgement, { user, person, queueIds, effectLinks }) : null,
  };
}
export type PersonPage = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

interface Told extends Pick<PersonQuestion, 'effectLinks'> {
  user: SignedInUser;
  person: { id: number; teamId: number | null };
  queueIds: ReadonlySet<number>;
}

/** What the judgement says of one person, in words and for charts. */
async function toldOf(db: Db, judgement: CenterJudgement, { user, person, queueIds, effectLinks }: Told) {
  const weeks = weeksOf(judgement.span);
  const events = await findPersonEvents(db, user, {
    person,
    queueIds,
    from: judgement.span.from,
    to: judgement.asOf,
  });
  const baselines = await keepNamedBaselines(user, await findLiveBaselines(db));
  const settings = await findSettings(db);
  const verdicts = judgement.verdicts.get(person.id) ?? [];
  return {
    isNew: judgement.isNew(person.id),
    strength: strengthOf(judgement, person.id),
    findings: findingsOf(judgement, person.id),
    signs: signsOf(judgement, person.id),
    system: await findSystemStories(db, judgement, queueIds),
    leaveAlone: leaveAlone(judgement, person.id).map(({ label }) => label),
    marks: events.map((event) => toMark(event, effectLinks(event.id))),
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
