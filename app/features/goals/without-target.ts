import { formatSample, formatValue } from '~/metrics/format';
import type { GoalMetric } from '~/metrics/goals/goal';
import type { SmartCheck } from '~/metrics/goals/smart-check';
import { meanOf, type Tally } from '~/metrics/goals/tally';

/** The letters that cannot be judged before a target is named say what the baseline is instead. */
export function withoutTarget(checks: readonly SmartCheck[], metric: GoalMetric, baseline: Tally): SmartCheck[] {
  const value = formatValue(metric, meanOf(baseline));
  const sentence = `Say which value to aim for; the baseline is ${value}, of ${formatSample(metric, baseline.n)}.`;
  return checks.map((check) =>
    check.letter === 'M' || check.letter === 'A' ? { ...check, verdict: 'fail', sentence } : check,
  );
}
