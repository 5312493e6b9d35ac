import { addDays, daysBetween } from '~/clock';
import type { GoalKind } from '~/metrics/goals/goal';

/**
 * A goal as somebody wants it. Values are in the metric's unit (ms, 0–1), days yyyy-MM-dd and inclusive.
 * What is left out takes its usual value: the twelve weeks before as baseline, a check-in every two weeks.
 */
export interface GoalInput {
  metricId: string;
  /** One of the two. */
  employeeId?: number | null;
  teamId?: number | null;
  queueId?: number | null;
  channel?: string | null;
  kind: GoalKind;
  levelWeeks?: number | null;
  target: number | null;
  startDate: string;
  dueDate: string;
  baselineFrom?: string | null;
  baselineTo?: string | null;
  checkInDates?: readonly string[] | null;
  pillarId?: number | null;
  counterMetricId?: string | null;
  counterLimit?: number | null;
  /** Why a fourth live goal, where there are three already. */
  reason?: string | null;
  /** Of the form, so that a double click sets one goal. */
  token?: string | null;
  /** The day on which it was set, where that was not today: for goals that are brought along. */
  setOn?: string;
}

/** What is wrong, by field; '' is the whole. */
export type GoalErrors = Partial<Record<keyof GoalInput | '', string[]>>;

/** A person has at most so many live goals, unless a reason is given. */
export const MOST_LIVE_GOALS = 3;
export const CHANNELS = ['voice', 'chat', 'email'] as const;
export const LEVEL_WEEKS = 4;

/** Days to meet on, evenly every so many weeks and on the due date: never fewer than three. */
export function planCheckIns(startDate: string, dueDate: string, everyWeeks = 2): string[] {
  const days = daysBetween(startDate, dueDate);
  if (!Number.isFinite(days) || days < 3 || days > 3650) return [];
  const count = Math.max(3, Math.round(days / (7 * everyWeeks)));
  return Array.from({ length: count }, (_, index) => addDays(startDate, Math.round((days * (index + 1)) / count)));
}
