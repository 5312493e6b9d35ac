import type { ControlPoint } from '~/charts/control-chart';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import { assuranceOf } from '~/metrics/verdicts/assurance';

/** Whether single weeks meet the goal as the work goes on now, and why; null without a range, or where neither way is better. */
export function assuranceWords(
  metric: Metric,
  { goal, last }: { goal: number; last: Pick<ControlPoint, 'low' | 'high'> | undefined },
): { said: string; why: string } | null {
  if (!last || last.low === null || last.high === null || metric.direction === 'band') return null;
  const { low, high } = last as { low: number; high: number };
  const target = formatValue(metric, goal);
  const range = `Single weeks lie between ${formatValue(metric, low)} and ${formatValue(metric, high)} by chance alone`;
  switch (assuranceOf({ low, high }, goal, metric.direction)) {
    case 'will_meet':
      return { said: `Will meet ${target}.`, why: `${range}.` };
    case 'will_miss':
      return { said: `Will miss ${target} unless something changes.`, why: `${range}.` };
    case 'hit_and_miss':
      return {
        said: `Hit and miss against ${target}.`,
        why: `${range}, so a week on either side says nothing.`,
      };
  }
}
