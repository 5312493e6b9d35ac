import { median } from 'd3';
import type { Unit } from '~/metrics/metric';

/** How far an unusually wide band reaches beyond what is usual, as a share of that. */
const REACH = 0.35;

interface Band {
  low: number | null;
  high: number | null;
}

/**
 * The vertical extent: every value and the usual band, and as much of an unusual one as does not squash them: a week
 * with two answers has limits from 0 to 100 %, which would flatten all the others.
 */
export function valueDomain(values: readonly (number | null | undefined)[], bands: readonly Band[]): [number, number] {
  const known = values.filter((value) => typeof value === 'number');
  const lows = bands.flatMap(({ low }) => low ?? []);
  const highs = bands.flatMap(({ high }) => high ?? []);
  const low = Math.min(...known, median(lows) ?? Number.POSITIVE_INFINITY);
  const high = Math.max(...known, median(highs) ?? Number.NEGATIVE_INFINITY);
  if (low > high) return [0, 1];
  const range = Math.max(high - low, Math.abs(high) * 0.02, 1e-9);
  const from = Math.max(Math.min(low, ...lows), low - range * REACH);
  const to = Math.min(Math.max(high, ...highs), high + range * REACH);
  const air = Math.max(to - from, range) * 0.05;
  return [from - air, to + air];
}

const SECOND = 1000;
const DURATION_STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200];
const DAY_SECONDS = 86_400;

/** Round values inside the domain: round as durations where the unit is ms. */
export function valueTicks([low, high]: [number, number], count: number, unit: Unit): number[] {
  const step = unit === 'ms' ? durationStep((high - low) / count) : decimalStep((high - low) / count);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

function durationStep(raw: number) {
  const step = DURATION_STEPS.find((seconds) => seconds * SECOND >= raw);
  return step ? step * SECOND : Math.ceil(raw / (DAY_SECONDS * SECOND)) * DAY_SECONDS * SECOND;
}

function decimalStep(raw: number) {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= raw * 0.999) ?? 10;
  return factor * power;
}
