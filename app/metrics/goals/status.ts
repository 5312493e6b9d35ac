import { type Goal, meetsTarget } from './goal';
import type { Guard } from './guard';
import type { GoalProgress } from './progress';
import { settled } from './reach';

export const GOAL_STATUSES = [
  'not enough data',
  'on track',
  'at risk',
  'off track',
  'secured',
  'out of reach',
  'achieved',
  'missed',
  'missed within noise',
  'blocked by guard',
] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

export interface StatusVerdict {
  status: GoalStatus;
  /** With too little data: how many more rows are needed; 0 where the days are what is missing. */
  moreNeeded: number;
}

/** What was said at the last check-in. */
export interface Previous {
  status: string | null;
  probability: number | null;
}

const ON_TRACK = 0.7;
const AT_RISK = 0.3;
/** A status turns only this far past its edge, or when two check-ins in a row say so. */
const MARGIN = 0.05;
const DAYS_NEEDED = 0.8;

/** The status as method has it: too little data, then what is over, then what is settled, then what is likely. */
export function judgeStatus(
  goal: Goal,
  progress: GoalProgress,
  { guard, previous }: { guard: Guard | null; previous: Previous | null },
): StatusVerdict {
  const fewest = Math.max(10, Math.ceil(0.05 * progress.planned));
  if (progress.shown.n < fewest) return { status: 'not enough data', moreNeeded: fewest - progress.shown.n };
  const { covered, needed } = progress.coverage;
  if (needed > 0 && covered / needed < DAYS_NEEDED) return { status: 'not enough data', moreNeeded: 0 };
  return {
    status: progress.isOver ? finalStatus(goal, progress, guard) : liveStatus(goal, progress, previous),
    moreNeeded: 0,
  };
}

function finalStatus(goal: Goal, { value, interval }: GoalProgress, guard: Guard | null): GoalStatus {
  if (value !== null && meetsTarget(value, goal.target, goal.aim)) {
    return guard?.isBroken ? 'blocked by guard' : 'achieved';
  }
  const isWithin = interval !== null && interval.low <= goal.target && goal.target <= interval.high;
  return isWithin ? 'missed within noise' : 'missed';
}

function liveStatus(goal: Goal, { outlook, probability }: GoalProgress, previous: Previous | null): GoalStatus {
  const fixed = settled(outlook, goal);
  if (fixed) return fixed;
  const now = byProbability(probability);
  const before = LIKELY.find((status) => status === previous?.status);
  if (!before || before === now) return now;
  const isClear = byProbability(probability + MARGIN) === now && byProbability(probability - MARGIN) === now;
  const isRepeated = previous?.probability != null && byProbability(previous.probability) === now;
  if (isClear || isRepeated || Math.abs(LIKELY.indexOf(before) - LIKELY.indexOf(now)) > 1) return now;
  return before;
}

const LIKELY = ['on track', 'at risk', 'off track'] as const;

function byProbability(p: number): (typeof LIKELY)[number] {
  return p >= ON_TRACK ? 'on track' : p >= AT_RISK ? 'at risk' : 'off track';
}
