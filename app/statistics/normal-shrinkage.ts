/** What units have in common and how far they truly differ. */
export interface NormalPrior {
  mu: number;
  /** Standard error of mu. */
  standardError: number;
  /** Variance between units beyond chance. */
  tau2: number;
  /** Cochran's Q. */
  Q: number;
}

/**
 * Mean and variance of units each with a value and the variance of that value. DerSimonian & Laird 1986
 * (Controlled Clinical Trials 7:177). Null of none; every variance must be above 0.
 */
export function dersimonianLaird(units: readonly { value: number; variance: number }[]): NormalPrior | null {
  if (units.length === 0) return null;
  const fixed = weighted(units, 0);
  const Q = units.reduce((total, unit) => total + (unit.value - fixed.mu) ** 2 / unit.variance, 0);
  const squares = units.reduce((total, unit) => total + 1 / unit.variance ** 2, 0);
  const spread = fixed.weight - squares / fixed.weight;
  const tau2 = units.length > 1 && spread > 0 ? Math.max(0, (Q - (units.length - 1)) / spread) : 0;
  const random = weighted(units, tau2);
  return { mu: random.mu, standardError: 1 / Math.sqrt(random.weight), tau2, Q };
}

/** One unit's value drawn towards the others: (1−B)y + Bμ, B = v/(v+τ²); reliability is 1 − B. Robinson 1991 (Stat Sci 6:15). */
export function shrinkMean(
  unit: { value: number; variance: number },
  prior: Pick<NormalPrior, 'mu' | 'tau2'>,
): { value: number; reliability: number } {
  const towards = unit.variance + prior.tau2 > 0 ? unit.variance / (unit.variance + prior.tau2) : 0;
  return { value: (1 - towards) * unit.value + towards * prior.mu, reliability: 1 - towards };
}

function weighted(units: readonly { value: number; variance: number }[], tau2: number) {
  let weight = 0;
  let sum = 0;
  for (const unit of units) {
    weight += 1 / (unit.variance + tau2);
    sum += unit.value / (unit.variance + tau2);
  }
  return { mu: sum / weight, weight };
}
