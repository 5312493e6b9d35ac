import { normalCdf, normalDensity } from './distributions';

/**
 * How far people picked beyond a cut come back by themselves, without any help: (σw²/m)/√(σb²+σw²/m) · φ(z)/(1−Φ(z)).
 * Gardner & Heady 1973; Barnett, van der Pols & Dobson 2005 (Int J Epidemiol 34:215). `z`: how many standard deviations
 * the cut lies from the mean, on the side picked; `measurements`: how many were averaged before picking.
 */
export function regressionToTheMean(options: {
  betweenVariance: number;
  withinVariance: number;
  z: number;
  measurements?: number;
}): number {
  const within = options.withinVariance / (options.measurements ?? 1);
  const total = options.betweenVariance + within;
  if (total <= 0) return 0;
  return (within / Math.sqrt(total)) * (normalDensity(options.z) / normalCdf(-options.z));
}
