import { standingOn } from './forecast';
import { type Goal, meetsTarget } from './goal';
import { lastCountedDay } from './progress';
import type { DayTally } from './tally';

/** How a value that was expected by a day came out; open while its day has not been counted. */
export type MilestoneState = 'open' | 'met' | 'missed' | 'missed within noise' | 'not enough data';

/** Fewer rows than this say nothing of a step. */
const FEWEST_ROWS = 10;

/** What stood on the day of a step against what was expected of it. */
export function judgeMilestone(
  goal: Goal,
  days: readonly DayTally[],
  { onDate, expected, today }: { onDate: string; expected: number; today: string },
) {
  const isOpen = lastCountedDay(goal.metric, today) < onDate;
  const stood = isOpen ? null : standingOn(goal, days, onDate);
  const state = (): MilestoneState => {
    if (isOpen) return 'open';
    if (stood === null || stood.sample < FEWEST_ROWS) return 'not enough data';
    if (meetsTarget(stood.value, expected, goal.aim)) return 'met';
    return stood.low <= expected && expected <= stood.high ? 'missed within noise' : 'missed';
  };
  return { stood, state: state() };
}
