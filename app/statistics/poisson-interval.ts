import { gammaQuantile, zOf } from './distributions';
import type { Range } from './interval';

/** Above this many events Byar's approximation is as good as exact. */
const EXACT_UP_TO = 900;

/** Exact interval of a count of events. Garwood 1936 (Biometrika 28:437), whose sums of Poisson terms are a gamma's; Byar's above 900 events. */
export function poissonInterval(events: number, confidence = 0.95): Range {
  if (events > EXACT_UP_TO) return byarInterval(events, confidence);
  const tail = (1 - confidence) / 2;
  return { low: events === 0 ? 0 : gammaQuantile(tail, events), high: gammaQuantile(1 - tail, events + 1) };
}

/** Byar's approximation, as in Breslow & Day 1987 (IARC 82), eq. 2.13. */
export function byarInterval(events: number, confidence = 0.95): Range {
  const z = zOf(confidence);
  const limit = (count: number, sign: number) =>
    count === 0 ? 0 : count * (1 - 1 / (9 * count) + (sign * z) / (3 * Math.sqrt(count))) ** 3;
  return { low: limit(events, -1), high: limit(events + 1, 1) };
}
