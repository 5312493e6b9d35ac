import type { Db } from 'db/open';
import { findBaselines } from 'db/queries/baselines';
import { findAllPeople } from 'db/queries/people';
import { sumFacts } from 'db/queries/sum-facts';
import { addDays } from '~/clock';
import { viewerOf } from '~/features/access/named-days.server';
import type { SignedInUser } from '~/features/access/permissions';
import type { EffectLinks } from '~/features/effects/effect-links.server';
import { findPersonEvents } from '~/features/events/find-person-events.server';
import { toMark } from '~/features/events/person-events';
import { findMetricInForce } from '~/features/metrics/metric-in-force.server';
import { JUDGED_METRICS } from '~/features/verdicts/judged-metrics';
import { judgeCenterFor } from '~/features/verdicts/named-judgement.server';
import { servedQueues } from '~/features/verdicts/served-queues';
import { weeksOf } from '~/features/verdicts/weeks';
import { measuresOf } from '~/metrics/measures-of';
import { plainChart } from '~/metrics/verdicts/plain-chart';
import { tally } from '~/metrics/verdicts/tally';
import { toBaselineMark } from './baseline-marks';
import { keepNamedBaselines } from './named-baselines.server';

interface ChartQuestion {
  id: number;
  metricId: string;
  asOf: string;
  effectLinks: EffectLinks;
}

/** The textbook chart of one person and metric, with its baselines and causes; null where there is no such chart. */
export async function findChartPage(db: Db, user: SignedInUser, { id, metricId, asOf, effectLinks }: ChartQuestion) {
  const judged = JUDGED_METRICS.find((known) => known === metricId);
  const person = (await findAllPeople(db, asOf)).find((one) => one.id === id);
  const [judgement, metric] = await Promise.all([judgeCenterFor(db, user, asOf), findMetricInForce(db, judged)]);
  if (!judged || !metric || !person || !judgement) return null;
  const { span } = judgement;
  const rows = await sumFacts(db, {
    ...span,
    by: ['week'],
    employeeIds: [id],
    seenBy: viewerOf(user, asOf),
    measures: measuresOf(metric),
  });
  const sums = new Map(rows.map((row) => [row.week, tally(metric, row)]));
  const weeks = weeksOf(span)
    .filter((week) => addDays(week, 6 + (metric.maturesAfterDays ?? 0)) < asOf)
    .map((week) => ({ week, x: sums.get(week)?.x ?? 0, n: sums.get(week)?.n ?? 0 }));
  const baselines = await keepNamedBaselines(user, await findBaselines(db, { employeeId: id, teamId: person.teamId }));
  const ofChart = baselines.filter((baseline) => baseline.metricId === null || baseline.metricId === metric.id);
  const live = ofChart.filter(({ revokedAt }) => revokedAt === null);
  const queueIds = servedQueues(judgement, [id]);
  const causes = await findPersonEvents(db, user, { person, queueIds, from: span.from, to: asOf });
  return {
    person: { id, name: person.name, teamName: person.teamName },
    metricId: judged,
    chart: plainChart(
      metric,
      weeks,
      live.map(({ fromDate }) => fromDate),
    ),
    weeksMissing:
      judgement.verdicts.get(id)?.find((verdict) => verdict.metric.id === metric.id)?.series.weeksMissing ?? null,
    marks: [...causes.map((event) => toMark(event, effectLinks(event.id))), ...live.map(toBaselineMark)],
    baselines: ofChart,
    causes: causes.map(({ id, kind, title, onDate, recordedBy }) => {
      return { id, kind, title, onDate, recordedBy, to: effectLinks(id) };
    }),
    span,
  };
}
export type ChartPage = NonNullable<Awaited<ReturnType<typeof findChartPage>>>;
