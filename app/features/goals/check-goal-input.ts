import { daysBetween, readDay } from '~/clock';
import { formatValue } from '~/metrics/format';
import { aimOf, type GoalMetric, meetsTarget } from '~/metrics/goals/goal';
import { FEWEST_CHECK_INS } from '~/metrics/goals/smart-timed';
import { CHANNELS, type GoalErrors, type GoalInput } from './goal-input';

/** What is wrong with the days of a goal, whatever its metric. */
export function checkDays(input: GoalInput, today: string): GoalErrors {
  const errors: GoalErrors = {};
  if (readDay(input.startDate) === null) errors.startDate = ['Choose the day on which it starts.'];
  if (readDay(input.dueDate) === null) errors.dueDate = ['Choose the day on which it is due.'];
  if (input.baselineFrom && readDay(input.baselineFrom) === null)
    errors.baselineFrom = ['Choose the first day of the baseline.'];
  if (input.baselineTo && readDay(input.baselineTo) === null)
    errors.baselineTo = ['Choose the last day of the baseline.'];
  if (Object.keys(errors).length > 0) return errors;
  const days = daysBetween(input.startDate, input.dueDate);
  if (days <= 0) errors.dueDate = ['It would be due before it has begun. Choose a later day.'];
  else if (input.dueDate < today) errors.dueDate = ['This day is past. Choose one that is still to come.'];
  else if (days > 731) errors.dueDate = ['More than two years is a wish rather than a goal. Choose a nearer day.'];
  if (input.kind === 'level') {
    const weeks = input.levelWeeks ?? 0;
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > 26) errors.levelWeeks = ['Choose from 1 to 26 weeks.'];
    else if (days > 0 && weeks * 7 > days + 1) errors.levelWeeks = ['So many weeks do not fit between start and due.'];
  }
  return errors;
}

/** What is wrong with the check-ins: fewer than three between start and due. */
export function checkCheckIns(dates: readonly string[], { startDate, dueDate }: GoalInput): GoalErrors {
  if (dates.some((date) => readDay(date) === null)) return { checkInDates: ['Write each day as 2026-03-31.'] };
  const outside = dates.filter((date) => date < startDate || date > dueDate);
  if (outside.length > 0) return { checkInDates: [`${outside.join(', ')} is not between start and due.`] };
  if (new Set(dates).size < FEWEST_CHECK_INS) {
    return { checkInDates: [`A goal takes ${FEWEST_CHECK_INS} check-ins or more.`] };
  }
  return {};
}

/** What is wrong with the metric for this owner. */
export function checkOwner(metric: GoalMetric, input: GoalInput): GoalErrors {
  if (metric.control === 'system' && input.employeeId != null) {
    const why = `${metric.label} is decided by staffing and the system, not by one person. Set it for the team, or choose another metric.`;
    return { metricId: [why] };
  }
  if (input.channel != null && !(CHANNELS as readonly string[]).includes(input.channel)) {
    return { channel: ['Choose one of the channels.'] };
  }
  return {};
}

/** What is wrong with the target, given where the baseline stands. */
export function checkTarget(metric: GoalMetric, target: number | null, baseline: number | null): GoalErrors {
  if (target === null || !Number.isFinite(target)) return { target: ['Say which value to aim for.'] };
  if (metric.unit === 'share' && (target < 0 || target > 1)) return { target: ['A share lies between 0 and 100%.'] };
  if (metric.unit === 'ms' && target <= 0) return { target: ['A time is more than nothing.'] };
  if (metric.id === 'csat_mean' && (target < 1 || target > 5)) return { target: ['The scale runs from 1 to 5.'] };
  if (baseline === null) return {};
  const aim = aimOf(metric.direction, { target, baseline });
  if (meetsTarget(baseline, target, aim)) {
    const isAtBest = aim === 'higher' ? metric.unit === 'share' && baseline >= 1 : baseline <= 0;
    if (isAtBest)
      return {
        target: [`The baseline is ${formatValue(metric, baseline)}: choose a longer one, or leave alone what is well.`],
      };
    const better = aim === 'higher' ? 'above' : 'below';
    return { target: [`The baseline is ${formatValue(metric, baseline)} already. Aim ${better} it.`] };
  }
  return {};
}
