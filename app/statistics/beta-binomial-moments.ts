import { betaQuantile } from './distributions';
import type { Share } from './wilson-interval';

export interface BetaBinomialPrior {
  /** The pooled proportion. */
  mu: number;
  /** Correlation within a unit: 0 where all units are alike. */
  rho: number;
  /** How many observations the prior is worth; Infinity where all units are alike. */
  M: number;
}

export interface ShrunkShare {
  value: number;
  low: number;
  high: number;
  /** n / (n + M): reliable for comparing people from .7. */
  reliability: number;
}

/**
 * How much units differ beyond chance, by moments. Kleinman 1973 (JASA 68:46), weights n:
 * S = Σn(p−p̂)², d = N − Σn²/N, ρ = (S − (K−1)p̂q̂) / (p̂q̂(d − (K−1))), M = (1−ρ)/ρ. Null where nobody has any.
 */
export function betaBinomialMoments(units: readonly Share[]): BetaBinomialPrior | null {
  const known = units.filter((unit) => unit.n > 0);
  const N = known.reduce((total, unit) => total + unit.n, 0);
  if (N === 0) return null;
  const mu = known.reduce((total, unit) => total + unit.x, 0) / N;
  const S = known.reduce((total, { x, n }) => total + n * (x / n - mu) ** 2, 0);
  const d = N - known.reduce((total, unit) => total + unit.n * unit.n, 0) / N;
  const others = known.length - 1;
  const variance = mu * (1 - mu);
  const room = variance * (d - others);
  const rho = room > 0 ? Math.min(1, Math.max(0, (S - others * variance) / room)) : 0;
  return { mu, rho, M: rho > 0 ? (1 - rho) / rho : Number.POSITIVE_INFINITY };
}

/** One unit's proportion drawn towards the others by what chance explains: (Mμ+x)/(M+n), with a 95 % posterior interval. */
export function shrinkShare({ x, n }: Share, { mu, M }: BetaBinomialPrior, confidence = 0.95): ShrunkShare {
  if (!Number.isFinite(M)) return { value: mu, low: mu, high: mu, reliability: 0 };
  const a = M * mu + x;
  const b = M * (1 - mu) + n - x;
  const tail = (1 - confidence) / 2;
  return {
    value: a / (a + b),
    low: a > 0 && b > 0 ? betaQuantile(tail, a, b) : a / (a + b),
    high: a > 0 && b > 0 ? betaQuantile(1 - tail, a, b) : a / (a + b),
    reliability: n / (n + M),
  };
}
