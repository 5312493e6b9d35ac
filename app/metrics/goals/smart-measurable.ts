import { formatCount } from '../format';
import type { SmartCheck, SmartInput } from './smart-check';
import { meanOf, rowDeviation } from './tally';
import { sayChange, sayCount, sayDay, sayNoun } from './words';

const Z = 1.959963984540054;
const DAYS_NEEDED = 0.9;

type Weighed = Pick<SmartInput, 'goal' | 'progress'> & { baseline: Pick<SmartInput['baseline'], 'tally'> };

/** The rows that a 95 % half-width of at most half the change asks for. */
export function rowsNeeded({ goal, baseline, progress }: Weighed): number {
  const value = meanOf(baseline.tally);
  if (value === null || value === goal.target) return Number.POSITIVE_INFINITY;
  return Math.ceil((Z * spreadOf({ goal, baseline, progress })) ** 2 / (Math.abs(goal.target - value) / 2) ** 2);
}

/** Standard deviation of one row: of a share at its target, of a mean as the baseline had it. */
function spreadOf({ goal, baseline, progress }: Weighed): number {
  if (goal.metric.kind === 'proportion') {
    const p = Math.min(0.99, Math.max(0.01, goal.target));
    return Math.sqrt(p * (1 - p));
  }
  return baseline.tally.n >= 30 ? rowDeviation(baseline.tally) : progress.outlook.belief.rowDeviation;
}

/** M: data on the days, enough volume by the due date to tell the change from chance, and not a system's figure for a person. */
export function judgeMeasurable(input: SmartInput): SmartCheck {
  const { goal, baseline, progress, ownerName } = input;
  const { metric } = goal;
  const planned = Math.round(progress.planned);
  const halfWidth = planned > 0 ? (Z * spreadOf(input)) / Math.sqrt(planned) : Number.POSITIVE_INFINITY;
  const { covered, needed } = baseline.coverage;
  const perWeek = Math.round(progress.volume.perWeek * 10) / 10;
  const rate = `about ${perWeek >= 10 ? Math.round(perWeek) : perWeek} ${sayNoun(metric, perWeek)} a week`;
  const enough = rowsNeeded(input);
  const figures = [
    { label: 'Volume', text: rate },
    { label: 'Counted at the due date', text: sayCount(metric, planned) },
    { label: 'Margin of error then', text: planned > 0 ? `± ${sayChange(metric, halfWidth)}` : '–' },
    {
      label: 'Needed for this change',
      text: Number.isFinite(enough) ? sayCount(metric, enough) : '–',
    },
    { label: 'Working days with data', text: `${covered} of ${needed}` },
  ];
  const check = (verdict: SmartCheck['verdict'], sentence: string): SmartCheck => ({
    letter: 'M',
    verdict,
    sentence,
    figures,
  });
  if (metric.control === 'system' && goal.isForPerson) {
    return check(
      'fail',
      `${metric.label} is decided by staffing and the system, not by ${ownerName}: it can be a team’s goal, never a person’s.`,
    );
  }
  if (planned === 0)
    return check('fail', `No ${sayNoun(metric, 0)} came in lately, so nothing would count by the due date.`);
  if (needed > 0 && covered / needed < DAYS_NEEDED) {
    return check(
      'fail',
      `Only ${covered} of ${needed} working days of the baseline have data; load the missing days before agreeing on it.`,
    );
  }
  const comes = `At ${rate} there will be ${formatCount(planned)} by ${sayDay(goal.dueDate, input.today)}`;
  const value = meanOf(baseline.tally);
  if (value === null || !Number.isFinite(enough)) {
    return check('fail', `${comes}, but the target is no change from the baseline.`);
  }
  const change = sayChange(metric, goal.target - value);
  if (planned >= enough) return check('pass', `${comes}: enough to see a change of ${change}.`);
  return check(
    'warn',
    `${comes}, which shows a change of ${sayChange(metric, 2 * halfWidth)} or more. A change of ${change} needs ${formatCount(enough)}, ${formatCount(enough - planned)} more: choose a later due date, a wider scope or a larger change.`,
  );
}
