import { addDays, daysBetween } from '~/clock';
import type { GoalKind } from '~/metrics/goals/goal';

/**
 * A goal as entered. Values are in the metric's unit (ms, 0–1), dates yyyy-MM-dd and inclusive.
 * Defaults: the twelve weeks before as baseline, a check-in every two weeks.
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
  /** The reason for a fourth active goal. */
  reason?: string | null;
  /** From the form, so that a double click saves one goal. */
  token?: string | null;
  /** The day it was set, if not today: for imported goals. */
  setOn?: string;
}

/** Errors by field; '' for the whole form. */
export type GoalErrors = Partial<Record<keyof GoalInput | '', string[]>>;

/** The most active goals per person without a reason for another. */
export const MOST_LIVE_GOALS = 3;
export const CHANNELS = ['voice', 'chat', 'email'] as const;
export const LEVEL_WEEKS = 4;

/** Check-in dates, evenly spaced and on the due date: at least three. */
export function planCheckIns(startDate: string, dueDate: string, everyWeeks = 2): string[] {
  const days = daysBetween(startDate, dueDate);
  if (!Number.isFinite(days) || days < 3 || days > 3650) return [];
  const count = Math.max(3, Math.round(days / (7 * everyWeeks)));
  return Array.from({ length: count }, (_, index) => addDays(startDate, Math.round((days * (index + 1)) / count)));
}
