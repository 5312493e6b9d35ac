import type { ChartPoint } from './chart-phases';

/** This many in a row on one side of the center are no chance any more. */
const RUN_LENGTH = 8;

export interface Signal {
  kind: 'beyond' | 'run';
  side: 'above' | 'below';
  /** How many points the run has, 1 for a single point beyond. */
  length: number;
}

/**
 * The two rules: one point beyond three sigma, or eight in a row on one side of the centre. Western Electric 1956,
 * rules 1 and 4; in control they fire together once in 153 points. Every point of a run is marked, a point that is
 * both counts as beyond. A point on the centre ends a run; a point without value or limits is passed over, and a new
 * centre (a new baseline) starts counting again.
 */
export function findSignals(points: readonly ChartPoint[]): (Signal | null)[] {
  const found: (Signal | null)[] = points.map(() => null);
  let run: number[] = [];
  let side: Signal['side'] | null = null;
  let center: number | null = null;
  const closeRun = () => {
    if (side && run.length >= RUN_LENGTH) for (const at of run) found[at] = { kind: 'run', side, length: run.length };
    run = [];
    side = null;
  };
  points.forEach((point, at) => {
    if (point.value === null || point.center === null) return;
    const now = point.value > point.center ? 'above' : point.value < point.center ? 'below' : null;
    if (now !== side || point.center !== center) closeRun();
    side = now;
    center = point.center;
    if (now) run.push(at);
  });
  closeRun();
  points.forEach(({ value, low, high }, at) => {
    if (value === null) return;
    if (high !== null && value > high) found[at] = { kind: 'beyond', side: 'above', length: 1 };
    if (low !== null && value < low) found[at] = { kind: 'beyond', side: 'below', length: 1 };
  });
  return found;
}
