import { addDays, daysBetween } from '~/clock';
import type { SmartCheck, SmartInput } from './smart-check';
import { rowsNeeded } from './smart-measurable';
import { sayDay } from './words';

/** Check-ins that a goal needs at least. */
export const FEWEST_CHECK_INS = 3;

/** The first day by which the volume allows to see the change; null where no volume ever would. */
function earliestDue(input: Pick<SmartInput, 'goal' | 'baseline' | 'progress'>): string | null {
  const rows = rowsNeeded(input);
  const { perDay } = input.progress.volume;
  if (!Number.isFinite(rows) || perDay <= 0) return null;
  const days = Math.ceil(rows / perDay);
  return days > 3650 ? null : addDays(input.goal.startDate, days - 1);
}

/** T: start before due, three check-ins or more, and a due date that the volume allows. */
export function judgeTimed(input: SmartInput): SmartCheck {
  const { goal, checkInDates, today } = input;
  const { startDate, dueDate, metric, kind } = goal;
  const within = checkInDates.filter((date) => date > startDate && date <= dueDate);
  const days = daysBetween(startDate, dueDate) + 1;
  const earliest = kind === 'period' ? earliestDue(input) : null;
  const verdictOn = metric.maturesAfterDays === undefined ? null : addDays(dueDate, metric.maturesAfterDays + 1);
  const figures = [
    { label: 'Start – due', text: `${sayDay(startDate, today)} – ${sayDay(dueDate, today)}` },
    { label: 'Check-ins', text: String(within.length) },
    ...(earliest ? [{ label: 'Measurable from', text: sayDay(earliest, today) }] : []),
    ...(verdictOn ? [{ label: 'Result on', text: sayDay(verdictOn, today) }] : []),
  ];
  const check = (verdict: SmartCheck['verdict'], sentence: string): SmartCheck => ({
    letter: 'T',
    verdict,
    sentence,
    figures,
  });
  if (dueDate <= startDate)
    return check('fail', `Due on ${sayDay(dueDate, today)}, before the start on ${sayDay(startDate, today)}.`);
  if (dueDate < today) return check('fail', `${sayDay(dueDate, today)} is in the past. Choose a later date.`);
  if (within.length < FEWEST_CHECK_INS) {
    return check(
      'fail',
      `${within.length} ${within.length === 1 ? 'check-in' : 'check-ins'} between start and due date. Plan at least ${FEWEST_CHECK_INS}.`,
    );
  }
  const weeks = Math.round(days / 7);
  const span = weeks >= 2 ? `${weeks} weeks` : `${days} days`;
  if (earliest !== null && dueDate < earliest) {
    return check(
      'warn',
      `${span} with ${within.length} check-ins. There won’t be enough data before ${sayDay(earliest, today)}.`,
    );
  }
  const later = verdictOn
    ? ` The result comes on ${sayDay(verdictOn, today)}, when the last contacts can be judged.`
    : '';
  return check('pass', `${span} with ${within.length} check-ins, due on ${sayDay(dueDate, today)}.${later}`);
}
