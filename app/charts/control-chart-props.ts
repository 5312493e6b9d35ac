import type { Unit } from '~/metrics/metric';
import type { PointKind } from './chart-point';

export interface ControlPoint {
  /** The week's Monday, yyyy-MM-dd. */
  week: string;
  /** Null: nothing to divide by in that week, a gap. */
  value: number | null;
  sample: number;
  center: number | null;
  low: number | null;
  high: number | null;
  signal: PointKind;
  phase: 'baseline' | 'judged';
  note?: string;
}

export interface ChartMark {
  date: string;
  label: string;
  kind: 'training' | 'session' | 'obstacle' | 'other';
  /** The page with the result. */
  to?: string;
}

export interface ControlChartProps {
  /** What is measured. */
  label: string;
  points: readonly ControlPoint[];
  format: (value: number) => string;
  /** The values’ unit, for files. */
  unit?: Unit;
  goal?: number | null;
  marks?: readonly ChartMark[];
  /** "lower is better"; left out where neither is. */
  directionLabel?: string;
  /** What n counts: "answers". */
  noun?: string;
  locale?: string;
}
