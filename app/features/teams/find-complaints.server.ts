import type { Db } from 'db/open';
import { findLiveBaselines } from 'db/queries/baselines';
import { findEvents } from 'db/queries/events';
import { findSettings } from 'db/queries/settings';
import { sumFacts } from 'db/queries/sum-facts';
import { toBaselineMark } from '~/features/baselines/baseline-marks';
import { concerns, toMark } from '~/features/events/person-events';
import { type Span, weeksOf } from '~/features/verdicts/weeks';
import { getMetric } from '~/metrics/catalogue';
import { plainChart } from '~/metrics/verdicts/plain-chart';

const COMPLAINTS = getMetric('complaint_rate');

/**
 * A team's complaints for each thousand contacts, week by week, as a u-chart: rare events over how many contacts could
 * have brought one. Null where the settings know no reason that means a complaint.
 */
export async function findComplaints(db: Db, { teamId, span }: { teamId: number; span: Span }) {
  const { complaint_reasons: reasons } = await findSettings(db);
  if (reasons.length === 0) return null;
  const [rows, baselines, events] = await Promise.all([
    sumFacts(db, { ...span, by: ['week'], teamIds: [teamId], measures: ['complaint_count', 'complaint_known_count'] }),
    findLiveBaselines(db),
    findEvents(db, span),
  ]);
  const sums = new Map(rows.map((row) => [row.week, row]));
  const weeks = weeksOf(span).map((week) => {
    const found = sums.get(week);
    return { week, x: found?.complaint_count ?? 0, n: found?.complaint_known_count ?? 0 };
  });
  const own = baselines.filter(
    (baseline) => baseline.teamId === teamId && (baseline.metricId === null || baseline.metricId === COMPLAINTS.id),
  );
  const ofTeam = events.filter((event) => concerns(event, { id: 0, teamId }, new Set()));
  return {
    reasons,
    chart: plainChart(
      COMPLAINTS,
      weeks,
      own.map(({ fromDate }) => fromDate),
    ),
    marks: [...ofTeam.map((event) => toMark(event)), ...own.map(toBaselineMark)],
  };
}
export type Complaints = NonNullable<Awaited<ReturnType<typeof findComplaints>>>;
