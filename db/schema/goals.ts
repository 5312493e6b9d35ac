import type { Generated } from 'kysely';
import type { Flag } from './flag';

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
  /** The version that was in force when it was set: it is judged by that one to its end, and so by that of its guard. */
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
  counter_metric_version: number | null;
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
  /** What is next, as agreed when it was closed. */
  closed_next: string | null;
  /** What the owner says of the review, and when they acknowledged it. */
  own_review: string | null;
  acknowledged_at: number | null;
}

/** A step on the way: a value expected by a day (in the metric's unit), or a thing to be done by it. */
export interface GoalMilestonesTable {
  id: Generated<number>;
  goal_id: number;
  on_date: string;
  expected: number | null;
  words: string | null;
  created_by: number;
  created_at: number;
  /** Of a thing to be done: when, and who marked it done. */
  done_at: number | null;
  done_by: number | null;
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

/** People for which a goal of a group was not set, and why. */
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

/** What somebody is to learn: done or not, with what shows it. */
export interface LearningGoalsTable {
  id: Generated<number>;
  employee_id: number;
  title: string;
  /** How both will see that it was learnt. */
  proof: string;
  pillar_id: number | null;
  due_date: string;
  /** Why a further goal, where there were three. */
  reason: string | null;
  created_by: number;
  created_at: number;
  token: string | null;
  closed_at: number | null;
  is_reached: Flag | null;
  closed_note: string | null;
}

export interface LearningEvidenceTable {
  id: Generated<number>;
  learning_goal_id: number;
  user_id: number;
  added_at: number;
  note: string;
  /** An address of the web, or a path of this site. */
  link: string | null;
}
