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
    { label: 'Expected by the due date', text: sayCount(metric, planned) },
    { label: 'Margin of error by then', text: planned > 0 ? `± ${sayChange(metric, halfWidth)}` : '–' },
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
      `${metric.label} depends on staffing and systems, not on ${ownerName}. It can only be a team goal.`,
    );
  }
  if (planned === 0)
    return check('fail', `No recent ${sayNoun(metric, 0)}, so there would be nothing to measure by the due date.`);
  if (needed > 0 && covered / needed < DAYS_NEEDED) {
    return check(
      'fail',
      `Only ${covered} of ${needed} working days of the baseline have data. Load the missing days first.`,
    );
  }
  const comes = `At ${rate}, expect ${formatCount(planned)} by ${sayDay(goal.dueDate, input.today)}`;
  const value = meanOf(baseline.tally);
  if (value === null || !Number.isFinite(enough)) {
    return check('fail', `${comes}. The target equals the baseline, so there is no change to measure.`);
  }
  const change = sayChange(metric, goal.target - value);
  if (planned >= enough) return check('pass', `${comes}. That is enough to see a change of ${change}.`);
  return check(
    'warn',
    `${comes}. That only shows a change of ${sayChange(metric, 2 * halfWidth)} or more. A change of ${change} needs ${formatCount(enough)} in all, ${formatCount(enough - planned)} more. Choose a later due date, a wider scope or a larger change.`,
  );
}
