import { type Chart, findPhases, type Phase } from './chart-phases';
import type { Share } from './newcombe-difference';

/** d2 of moving ranges of two. */
const D2 = 1.128;

export interface ProportionPhase extends Phase {
  center: number | null;
  /** How much wider the baseline scatters than chance alone: 1 is chance. */
  sigmaZ: number | null;
}

/**
 * How much wider proportions scatter than the binomial says: mean |Δz| / 1.128 over the points in order.
 * Laney 2002 (Quality Engineering 14:531). Null below two points or where the proportion is 0 or 1 throughout.
 */
export function laneySigmaZ(points: readonly Share[]): number | null {
  const known = points.filter((point) => point.n > 0);
  const center = pooled(known);
  if (known.length < 2 || center <= 0 || center >= 1) return null;
  const z = known.map(({ x, n }) => (x / n - center) / Math.sqrt((center * (1 - center)) / n));
  let ranges = 0;
  for (let i = 1; i < z.length; i++) ranges += Math.abs(z[i]! - z[i - 1]!);
  return ranges / (z.length - 1) / D2;
}

/** Laney p′-chart: p̄ ± 3 σᵢ σz within [0, 1], with a frozen baseline a phase. `minimumSigmaZ` 1 never narrows below chance. */
export function laneyChart(
  points: readonly Share[],
  options: { restarts?: readonly number[]; minimumSigmaZ?: number } = {},
): Chart<ProportionPhase> {
  return proportionChart(points, options.restarts, (baseline) => {
    const sigmaZ = laneySigmaZ(baseline);
    return sigmaZ === null ? 1 : Math.max(sigmaZ, options.minimumSigmaZ ?? 0);
  });
}

/** The frame that the p-chart and Laney's share; `widen` says by what three sigma are multiplied. */
export function proportionChart(
  points: readonly Share[],
  restarts: readonly number[] | undefined,
  widen: (baseline: Share[]) => number,
): Chart<ProportionPhase> {
  const phases = findPhases(
    points.map((point) => point.n > 0),
    restarts,
  ).map((phase): ProportionPhase => {
    const baseline = phase.baseline.map((at) => points[at]!);
    if (phase.state === 'too_few') return { ...phase, center: null, sigmaZ: null };
    return { ...phase, center: pooled(baseline), sigmaZ: widen(baseline) };
  });
  return {
    phases,
    points: phases.flatMap(({ start, end, center, sigmaZ }) =>
      points.slice(start, end).map(({ x, n }) => {
        if (n <= 0) return { value: null, center, low: null, high: null };
        if (center === null || sigmaZ === null) return { value: x / n, center: null, low: null, high: null };
        const reach = 3 * Math.sqrt((center * (1 - center)) / n) * sigmaZ;
        return { value: x / n, center, low: Math.max(0, center - reach), high: Math.min(1, center + reach) };
      }),
    ),
  };
}

function pooled(points: readonly Share[]): number {
  const n = points.reduce((total, point) => total + point.n, 0);
  return n > 0 ? points.reduce((total, point) => total + point.x, 0) / n : Number.NaN;
}
