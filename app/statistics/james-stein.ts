/**
 * Values of equal known variance drawn towards their mean: x̄ + c(x − x̄), c = 1 − (K−3)σ²/S, not below 0.
 * Efron & Morris 1975 (JASA 70:311). Four values at least; fewer come back unchanged.
 */
export function jamesStein(values: readonly number[], variance: number): { c: number; mean: number; values: number[] } {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const S = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  const c = values.length > 3 ? (S > 0 ? Math.max(0, 1 - ((values.length - 3) * variance) / S) : 0) : 1;
  return { c, mean, values: values.map((value) => mean + c * (value - mean)) };
}
