import type { LiveBaseline } from 'db/queries/baselines';
import type { Families, RestartsOf } from '~/metrics/verdicts/judge';
import type { Span } from './weeks';

/** Which Mondays begin a new baseline, by person: their own and their team's, within the weeks shown. */
export function restartsOf(baselines: readonly LiveBaseline[], teams: Families, span: Span): RestartsOf {
  const inside = baselines.filter(({ fromDate }) => fromDate > span.from && fromDate <= span.to);
  return (person, metric) => [
    ...new Set(
      inside
        .filter(({ employeeId, teamId }) => employeeId === person || (teamId !== null && teamId === teams.get(person)))
        .filter(({ metricId }) => metricId === null || metricId === metric.id)
        .map(({ fromDate }) => fromDate),
    ),
  ];
}
