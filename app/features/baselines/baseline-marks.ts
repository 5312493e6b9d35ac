import type { LiveBaseline } from 'db/queries/baselines';
import type { ChartMark } from '~/charts/control-chart';

/** Where a new baseline starts on a person's chart, as posts on it. */
export function baselineMarks(
  baselines: readonly LiveBaseline[],
  { person, metricId }: { person: { id: number; teamId: number | null }; metricId: string },
): ChartMark[] {
  return baselines
    .filter(({ employeeId, teamId }) => employeeId === person.id || (teamId !== null && teamId === person.teamId))
    .filter((baseline) => baseline.metricId === null || baseline.metricId === metricId)
    .map(toBaselineMark);
}

export function toBaselineMark({ fromDate, reason }: Pick<LiveBaseline, 'fromDate' | 'reason'>): ChartMark {
  return { date: fromDate, label: `New baseline: ${reason}`, kind: 'other' };
}
