import { formatSample, formatValue } from '~/metrics/format';
import type { GoalMetric } from '~/metrics/goals/goal';
import type { SmartCheck } from '~/metrics/goals/smart-check';
import { meanOf, type Tally } from '~/metrics/goals/tally';

/** Without a target, M and A show the baseline instead. */
export function withoutTarget(checks: readonly SmartCheck[], metric: GoalMetric, baseline: Tally): SmartCheck[] {
  const value = formatValue(metric, meanOf(baseline));
  const sentence = `Enter a target. The baseline is ${value} (${formatSample(metric, baseline.n)}).`;
  return checks.map((check) =>
    check.letter === 'M' || check.letter === 'A' ? { ...check, verdict: 'fail', sentence } : check,
  );
}
