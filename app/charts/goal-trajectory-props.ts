import type { Unit } from '~/metrics/metric';

export interface TrajectoryPoint {
  date: string;
  /** The goal's value so far: over its period, or its last weeks. Null before anything was counted. */
  value: number | null;
  low: number | null;
  high: number | null;
  sample: number;
}

export interface ForecastPoint {
  date: string;
  middle: number;
  low50: number;
  high50: number;
  low90: number;
  high90: number;
}

export interface GoalTrajectoryProps {
  /** The goal in words. */
  label: string;
  history: readonly TrajectoryPoint[];
  /** Empty once the goal is over or nothing can be said yet. */
  forecast: readonly ForecastPoint[];
  start: string;
  today: string;
  due: string;
  target: number;
  baseline?: number | null;
  format: (value: number) => string;
  unit: Unit;
  noun?: string;
  locale?: string;
}
