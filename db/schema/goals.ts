import type { Generated } from 'kysely';

export interface VisionsTable {
  id: Generated<number>;
  statement: string;
  from_date: string;
}

export interface PillarsTable {
  id: Generated<number>;
  vision_id: number;
  position: number;
  name: string;
  description: string;
}

export interface GoalsTable {
  id: Generated<number>;
  employee_id: number | null;
  team_id: number | null;
  metric_id: string;
  metric_version: number;
  queue_id: number | null;
  channel: string | null;
  /** 'period': the average from start to due; 'level': the level in the last level_weeks weeks. */
  kind: string;
  level_weeks: number | null;
  target: number;
  start_date: string;
  due_date: string;
  baseline_from_date: string;
  baseline_to_date: string;
  /** The frozen baseline: sums as they stood when the goal was set. JSON of MeasureSums. */
  baseline_sums: string;
  baseline_value: number;
  baseline_sample: number;
  pillar_id: number | null;
  counter_metric_id: string | null;
  counter_limit: number | null;
  reason: string | null;
  created_by: number;
  created_at: number;
  closed_at: number | null;
  closed_note: string | null;
  status: string | null;
  status_checked_date: string | null;
  /** Of the form that set it, so that a double click sets one goal. */
  token: string | null;
  /** Where it was set for many people at once. */
  group_id: number | null;
}

/** What was agreed with many people at once; each has a goal with an own baseline, or a refusal. */
export interface GoalGroupsTable {
  id: Generated<number>;
  team_id: number;
  metric_id: string;
  metric_version: number;
  target: number;
  start_date: string;
  due_date: string;
  created_by: number;
  created_at: number;
  /** Of the form that set it, so that a double click sets it once. */
  token: string | null;
}

/** For whom a goal of a group was not set, and why. */
export interface GoalRefusalsTable {
  id: Generated<number>;
  group_id: number;
  employee_id: number;
  why: string;
  /** How many rows the change would take to be told from chance, and how many are likely to come; null where that is not what is missing. */
  rows_needed: number | null;
  rows_expected: number | null;
}

/** One change of one goal: who, when, why, and what stood before and after. */
export interface GoalRevisionsTable {
  id: Generated<number>;
  goal_id: number;
  revised_at: number;
  user_id: number;
  why: string;
  changes: string;
}

export interface CheckInsTable {
  id: Generated<number>;
  goal_id: number;
  on_date: string;
  held_at: number | null;
  user_id: number | null;
  note: string | null;
  /** What the goal's owner wrote. */
  own_note: string | null;
  status: string | null;
  probability: number | null;
}
