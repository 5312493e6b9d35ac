import { normalCdf, normalDensity } from './distributions';

/** Width of the grid on which the walk is followed; half of it changes the chance in the fourth place. */
const STEP = 0.1;
/** A walk so far below its line does not come back. */
const FAR_BELOW = 8;

/**
 * The chance that a scan sees a lasting shift within a number of points: P(S_w/√w ≥ limit for some w ≤ points) of a walk of
 * unit steps with drift, where `shift` is what all points together show, in standard deviations. By following the walk's
 * density below the line, point after point: Armitage, McPherson & Rowe 1969 (JRSS A 132:235).
 */
export function scanPower({ shift, points, limit }: { shift: number; points: number; limit: number }): number {
  const drift = shift / Math.sqrt(points);
  let walk = [{ place: 0, weight: 1 }];
  let seen = 0;
  for (let point = 1; point <= points; point++) {
    const line = limit * Math.sqrt(point);
    for (const { place, weight } of walk) seen += weight * normalCdf(place + drift - line);
    if (point === points) break;
    const next: typeof walk = [];
    for (let to = line - STEP / 2; to > Math.min(0, drift * point) - FAR_BELOW; to -= STEP) {
      let weight = 0;
      for (const from of walk) weight += from.weight * normalDensity(to - from.place - drift);
      next.push({ place: to, weight: weight * STEP });
    }
    walk = next;
  }
  return seen;
}

/** The shift, in standard deviations of all points together, that a scan sees with this chance. By halving. */
export function shiftSeenWith(power: number, { points, limit }: { points: number; limit: number }): number {
  let low = 0;
  let high = limit + 4;
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2;
    if (scanPower({ shift: middle, points, limit }) < power) low = middle;
    else high = middle;
  }
  return high;
}
