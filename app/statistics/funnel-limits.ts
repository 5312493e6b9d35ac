import { binomialCdf, binomialQuantile } from './distributions';
import type { Range } from './interval';

/** Worth a look outside the first, asks for one outside the second. */
export const FUNNEL_CONFIDENCES = [0.95, 0.998] as const;

/**
 * Exact limits of a proportion of n where the truth is `target`, interpolated between the two counts about the tail.
 * Spiegelhalter 2005 (Stat Med 24:1185), appendix A.1.1. Nothing counted (n = 0) is [0, 1].
 */
export function funnelLimits(target: number, n: number, confidence: number): Range {
  if (n <= 0) return { low: 0, high: 1 };
  if (target <= 0 || target >= 1) return { low: target, high: target };
  const cdf = (x: number) => binomialCdf(x, n, target);
  const at = (p: number) => Math.min(1, Math.max(0, interpolate(cdf, binomialQuantile(p, n, target), p) / n));
  const tail = (1 - confidence) / 2;
  return { low: at(tail), high: at(1 - tail) };
}

/**
 * The same where units differ by more than chance (τ² in the square of the proportion's unit): the exact limits, each as
 * much farther out as the additive model makes the standard deviation larger, √(1 + τ²/s²). Spiegelhalter 2005 (Qual Saf
 * Health Care 14:347). τ² = 0 gives the exact ones.
 */
export function overdispersedFunnelLimits(target: number, n: number, confidence: number, tau2: number): Range {
  const { low, high } = funnelLimits(target, n, confidence);
  const variance = n > 0 ? (target * (1 - target)) / n : 0;
  if (variance <= 0) return { low, high };
  const wider = Math.sqrt(1 + tau2 / variance);
  return {
    low: Math.max(0, target - (target - low) * wider),
    high: Math.min(1, target + (high - target) * wider),
  };
}

function interpolate(cdf: (x: number) => number, r: number, p: number): number {
  const step = cdf(r) - cdf(r - 1);
  return step > 0 ? r - (cdf(r) - p) / step : r;
}
