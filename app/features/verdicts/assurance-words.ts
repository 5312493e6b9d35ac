import type { ControlPoint } from '~/charts/control-chart';
import { formatInterval, formatValue } from '~/metrics/format';
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
  const range = `Weeks vary ${formatInterval(metric, { low, high, confidence: 0.95 })} by chance`;
  switch (assuranceOf({ low, high }, goal, metric.direction)) {
    case 'will_meet':
      return { said: `Every week should meet ${target} at this level.`, why: `${range}.` };
    case 'will_miss':
      return { said: `No week will reach ${target} at this level.`, why: `${range}.` };
    case 'hit_and_miss':
      return {
        said: `Weeks vary ${formatInterval(metric, { low, high, confidence: 0.95 })} by chance. Don’t judge a single week.`,
        why: `The goal of ${target} lies within that range.`,
      };
  }
}
