import type { Generated } from 'kysely';

/** One definition of the center's scorecard. Withdrawn before its first day by a mark; otherwise a row never changes. */
export interface ScorecardVersionsTable {
  id: Generated<number>;
  /** First day of the quarter from which it applies. */
  from_date: string;
  reason: string;
  created_by: number;
  created_at: number;
  /** Of the form that made it, so that a double click makes one. */
  token: string | null;
  taken_back_by: number | null;
  taken_back_at: number | null;
}

/** Weights are whole percents: of a version's pillars they add up to 100. */
export interface ScorecardPillarsTable {
  id: Generated<number>;
  version_id: number;
  position: number;
  name: string;
  weight: number;
}

/** Weights are whole percents of the pillar. Figures are in the metric's unit. */
export interface ScorecardMetricsTable {
  id: Generated<number>;
  pillar_id: number;
  position: number;
  metric_id: string;
  metric_version: number;
  weight: number;
  /** The figure for 0 points, and the one for 100. */
  floor: number;
  target: number;
  /** Of a band: up to where it is 100 points, and from where on 0 again. */
  target_high: number | null;
  floor_high: number | null;
}
