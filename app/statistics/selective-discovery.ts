import { benjaminiHochberg } from './benjamini-hochberg';

/** Simes 1986 (Biometrika 73:751): one p of several tests of the same unit; the least of m·p₍ᵢ₎/i. 1 where there is none. */
export function simes(pValues: readonly number[]): number {
  const sorted = [...pValues].sort((a, b) => a - b);
  return sorted.reduce((least, p, index) => Math.min(least, (p * sorted.length) / (index + 1)), 1);
}

/**
 * Many units, each with several tests: first the units are selected by Benjamini-Hochberg on their Simes p, then the
 * tests of the selected ones are held to the rate × the share selected. Keeps the false rate among the *units named*,
 * which one Benjamini-Hochberg over all tests does not: a unit with many true findings would open the door to others.
 * Benjamini & Bogomolov 2014 (JRSS B 76:297). Gives q-values in the order given; at or below `rate` is a discovery.
 */
export function selectiveDiscovery(units: readonly (readonly number[])[], rate: number): number[][] {
  const selected = benjaminiHochberg(units.map(simes)).map((q) => q <= rate);
  const count = selected.filter(Boolean).length;
  return units.map((tests, index) =>
    selected[index] ? benjaminiHochberg(tests).map((q) => Math.min(1, (q * units.length) / count)) : tests.map(() => 1),
  );
}
