import { daysBetween } from '~/clock';
import { formatValue } from '~/metrics/format';
import { aimOf, type GoalMetric, meetsTarget } from '~/metrics/goals/goal';
import { FEWEST_CHECK_INS } from '~/metrics/goals/smart-timed';
import { readDay } from '~/read-day';
import { CHANNELS, type GoalErrors, type GoalInput } from '../goal-input';

/** What is wrong with the days of a goal, whatever its metric. */
export function checkDays(input: GoalInput, today: string): GoalErrors {
  const errors: GoalErrors = {};
  if (readDay(input.startDate) === null) errors.startDate = ['Choose a start date.'];
  if (readDay(input.dueDate) === null) errors.dueDate = ['Choose a due date.'];
  if (input.baselineFrom && readDay(input.baselineFrom) === null)
    errors.baselineFrom = ['Choose the first day of the baseline.'];
  if (input.baselineTo && readDay(input.baselineTo) === null)
    errors.baselineTo = ['Choose the last day of the baseline.'];
  if (Object.keys(errors).length > 0) return errors;
  const days = daysBetween(input.startDate, input.dueDate);
  if (days <= 0) errors.dueDate = ['Choose a due date after the start date.'];
  else if (input.dueDate < today) errors.dueDate = ['This date is in the past. Choose a later one.'];
  else if (days > 731) errors.dueDate = ['Choose a due date within two years of the start.'];
  if (input.kind === 'level') {
    const weeks = input.levelWeeks ?? 0;
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > 26) errors.levelWeeks = ['Choose from 1 to 26 weeks.'];
    else if (days > 0 && weeks * 7 > days + 1) errors.levelWeeks = ['The goal runs for fewer weeks than this.'];
  }
  return errors;
}

/** What is wrong with the check-ins: fewer than three between start and due. */
export function checkCheckIns(dates: readonly string[], { startDate, dueDate }: GoalInput): GoalErrors {
  if (dates.some((date) => readDay(date) === null)) return { checkInDates: ['Write each date like 2026-03-31.'] };
  const outside = dates.filter((date) => date < startDate || date > dueDate);
  if (outside.length > 0) return { checkInDates: [`Not between start and due date: ${outside.join(', ')}.`] };
  if (new Set(dates).size < FEWEST_CHECK_INS) {
    return { checkInDates: [`Plan at least ${FEWEST_CHECK_INS} check-ins.`] };
  }
  return {};
}

/** What is wrong with the metric for this owner. */
export function checkOwner(metric: GoalMetric, input: GoalInput): GoalErrors {
  if (metric.control === 'system' && input.employeeId != null) {
    const why = `${metric.label} depends on staffing and systems, not on one person. Set it for a team, or choose another metric.`;
    return { metricId: [why] };
  }
  if (input.channel != null && !(CHANNELS as readonly string[]).includes(input.channel)) {
    return { channel: ['Choose a channel from the list.'] };
  }
  return {};
}

/** What to enter where this is no target that the metric could ever reach; null where it is one. */
export function whyNoTarget(metric: GoalMetric, target: number | null): string | null {
  if (target === null || !Number.isFinite(target)) return 'Enter a target.';
  if (metric.unit === 'share' && (target < 0 || target > 1)) return 'Enter a percentage from 0 to 100.';
  if (metric.unit === 'ms' && target <= 0) return 'Enter a time above zero.';
  if (metric.id === 'csat_mean' && (target < 1 || target > 5)) return 'Enter a score from 1 to 5.';
  return null;
}

/** What is wrong with the target, given where the baseline stands. */
export function checkTarget(metric: GoalMetric, target: number | null, baseline: number | null): GoalErrors {
  const why = whyNoTarget(metric, target);
  if (target === null || why !== null) return { target: [why ?? 'Enter a target.'] };
  if (baseline === null) return {};
  const aim = aimOf(metric.direction, { target, baseline });
  if (meetsTarget(baseline, target, aim)) {
    const isAtBest = aim === 'higher' ? metric.unit === 'share' && baseline >= 1 : baseline <= 0;
    if (isAtBest)
      return {
        target: [
          `The baseline is already ${formatValue(metric, baseline)}. Choose a longer baseline or another metric.`,
        ],
      };
    const better = aim === 'higher' ? 'above' : 'below';
    return { target: [`The baseline is already ${formatValue(metric, baseline)}. Choose a target ${better} it.`] };
  }
  return {};
}
