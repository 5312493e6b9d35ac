import { normalCdf, normalDensity } from './distributions';

/** Steps of the integral below; twice as many change the chance by less than a thousandth of itself. */
const STEPS = 64;
/** What a random walk jumps past a line on average, against a path without jumps: ν(x) ≈ exp(−.583 x). */
const OVERSHOOT = 0.583;

/** One stretch of points that ends with the latest: how many, and how far it lies from the level, in standard deviations. */
export interface Stretch {
  length: number;
  z: number;
}

/**
 * Looks at the last point, the last two, … the last `longest` together, each against the level before, and takes the
 * stretch that is farthest out: the window-limited likelihood-ratio test for a change at an unknown moment. Lai 1995
 * (JRSS B 57:613); Siegmund & Venkatraman 1995 (Annals of Statistics 23:255). `zOfLast` gives the z of the last few
 * points, null where they say too little. Null where none says enough.
 */
export function scanRecent(longest: number, zOfLast: (length: number) => number | null): Stretch | null {
  let best: Stretch | null = null;
  for (let length = 1; length <= longest; length++) {
    const z = zOfLast(length);
    if (z !== null && (best === null || Math.abs(z) > Math.abs(best.z))) best = { length, z };
  }
  return best;
}

/**
 * The chance that the strongest of the last 1 … `longest` points together lies at least |z| out though nothing changed:
 * 2(1 − Φ(z)) + 2zφ(z) ∫ ν(x)/x dx from z/√longest to z. Siegmund, Sequential Analysis, 1985, (4.40). An approximation
 * for the tail; near the centre it is cut at 1. A level that is itself uncertain makes it err on the safe side.
 */
export function scanP(z: number, longest: number): number {
  const far = Math.abs(z);
  if (far === 0) return 1;
  // In logarithms of x the integral of ν(x)/x is that of ν alone.
  const width = Math.log(longest) / 2 / STEPS;
  const first = Math.log(far) - Math.log(longest) / 2;
  let integral = 0;
  for (let step = 0; step < STEPS; step++)
    integral += width * Math.exp(-OVERSHOOT * Math.exp(first + (step + 0.5) * width));
  return Math.min(1, 2 * normalCdf(-far) + 2 * far * normalDensity(far) * integral);
}

/** The |z| that the strongest of 1 … `longest` points together passes with this chance, by halving. */
export function scanLimit(chance: number, longest: number): number {
  let low = 0;
  let high = 10;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (scanP(middle, longest) > chance) low = middle;
    else high = middle;
  }
  return high;
}
