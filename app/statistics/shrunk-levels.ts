import { dersimonianLaird } from './normal-shrinkage';

/** A level with the variance that it is known with. */
export interface Level {
  value: number;
  variance: number;
}

/**
 * The levels of many units, each drawn towards what all have in common by as much as their differences look like chance,
 * with the variance that is left: V(1−B) + B²·se(μ)² + 2B²(y−μ)²/(K−3), B = (K−3)/(K−1) · V/(V+τ²). Morris 1983 (JASA
 * 78:47), τ² by DerSimonian & Laird. With three units or fewer everyone keeps their own. Variances must be above 0.
 */
export function shrinkLevels(units: readonly Level[]): Level[] {
  const count = units.length;
  const prior = count > 3 ? dersimonianLaird(units) : null;
  if (!prior) return [...units];
  return units.map(({ value, variance }) => {
    const pull = ((count - 3) / (count - 1)) * (variance / (variance + prior.tau2));
    const distance = value - prior.mu;
    return {
      value: value - pull * distance,
      variance: variance * (1 - pull) + pull ** 2 * (prior.standardError ** 2 + (2 * distance ** 2) / (count - 3)),
    };
  });
}
