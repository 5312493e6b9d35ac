import { poissonCdf, zOf } from './distributions';
import type { Range } from './interval';

/** Above this many events Byar's approximation is as good as exact. */
const EXACT_UP_TO = 900;

/** Exact interval of a count of events. Garwood 1936 (Biometrika 28:437); Byar's above 900 events. */
export function poissonInterval(events: number, confidence = 0.95): Range {
  if (events > EXACT_UP_TO) return byarInterval(events, confidence);
  const tail = (1 - confidence) / 2;
  const top = events + 10 + 12 * Math.sqrt(events + 1);
  return {
    low: events === 0 ? 0 : solve((mean) => 1 - poissonCdf(events - 1, mean) < tail, 0, events),
    high: solve((mean) => poissonCdf(events, mean) > tail, events, top),
  };
}

/** Byar's approximation, as in Breslow & Day 1987 (IARC 82), eq. 2.13. */
export function byarInterval(events: number, confidence = 0.95): Range {
  const z = zOf(confidence);
  const limit = (count: number, sign: number) =>
    count === 0 ? 0 : count * (1 - 1 / (9 * count) + (sign * z) / (3 * Math.sqrt(count))) ** 3;
  return { low: limit(events, -1), high: limit(events + 1, 1) };
}

/** Where `isBelow` turns from true to false, by halving. */
function solve(isBelow: (mean: number) => boolean, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
