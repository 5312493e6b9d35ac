/** A baseline is frozen at this many points… */
export const BASELINE_POINTS = 20;
/** …and gives provisional limits from this many. */
export const PROVISIONAL_POINTS = 12;

/** A point of a control chart; limits are null while its phase has too few points, the value where nothing happened. */
export interface ChartPoint {
  value: number | null;
  center: number | null;
  low: number | null;
  high: number | null;
}

/** A stretch with one baseline: from index `start` up to but not including `end`. */
export interface Phase {
  start: number;
  end: number;
  /** Indices of the points that the limits come from: the first twenty of the phase that have a value. */
  baseline: number[];
  state: 'frozen' | 'provisional' | 'too_few';
}

export interface Chart<P extends Phase = Phase> {
  points: ChartPoint[];
  phases: P[];
}

/**
 * Cuts a series into phases. A new one starts only where the caller says so (a recorded cause or a person's say);
 * within a phase the limits come from its first points and stay. Wheeler, Understanding Variation, 2000.
 */
export function findPhases(hasValue: readonly boolean[], restarts: readonly number[] = []): Phase[] {
  const starts = [...new Set([0, ...restarts])].filter((at) => at >= 0 && at < hasValue.length).sort((a, b) => a - b);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? hasValue.length;
    const baseline: number[] = [];
    for (let at = start; at < end && baseline.length < BASELINE_POINTS; at++) if (hasValue[at]) baseline.push(at);
    const state =
      baseline.length >= BASELINE_POINTS ? 'frozen' : baseline.length >= PROVISIONAL_POINTS ? 'provisional' : 'too_few';
    return { start, end, baseline, state };
  });
}
