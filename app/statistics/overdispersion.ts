import { quantile } from './quantile';

export interface Overdispersion {
  /** Mean z²: 1 is chance alone. */
  phi: number;
  /** Variance between units beyond chance, in the square of the value's unit. */
  tau2: number;
  /** z of each unit with that variance allowed for. */
  z: number[];
}

/**
 * Additive overdispersion of units about a target: φ = mean z² with the outermost tenth at each end pulled in,
 * τ² = max(0, (Iφ − (I−1)) / (Σw − Σw²/Σw)), w = 1/s². Spiegelhalter 2005 (Qual Saf Health Care 14:347) and
 * DerSimonian & Laird 1986. `winsorise` is the share pulled in at each end. Units with s = 0 must be left out.
 */
export function overdispersion(
  units: readonly { value: number; standardError: number }[],
  target: number,
  winsorise = 0.1,
): Overdispersion {
  if (units.length === 0) return { phi: 1, tau2: 0, z: [] };
  const z = units.map((unit) => (unit.value - target) / unit.standardError);
  const sorted = [...z].sort((a, b) => a - b);
  const low = quantile(sorted, winsorise)!;
  const high = quantile(sorted, 1 - winsorise)!;
  const phi = z.reduce((total, one) => total + Math.min(high, Math.max(low, one)) ** 2, 0) / z.length;
  const weights = units.map((unit) => 1 / unit.standardError ** 2);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  const spread = sum - squares / sum;
  const excess = units.length * phi - (units.length - 1);
  const tau2 = units.length > 1 && spread > 0 ? Math.max(0, excess / spread) : 0;
  return {
    phi,
    tau2,
    z: units.map((unit) => (unit.value - target) / Math.sqrt(unit.standardError ** 2 + tau2)),
  };
}
