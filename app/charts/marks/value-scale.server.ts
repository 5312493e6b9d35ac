import { median, range } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import { type Plot, round } from './plot';

/** What says how values are written. */
export type Shown = Pick<Metric, 'unit' | 'decimals'>;

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
  const extent = Math.max(high - low, Math.abs(high) * 0.02, 1e-9);
  const from = Math.max(Math.min(low, ...lows), low - extent * REACH);
  const to = Math.min(Math.max(high, ...highs), high + extent * REACH);
  const air = Math.max(to - from, extent) * 0.05;
  return [from - air, to + air];
}

const SECOND = 1000;
const DURATION_STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200];
const DAYS = [1, 2, 5, 10, 20, 50, 100].map((days) => days * 86_400);
const MOST_TICKS = 6;

/** The finest difference that is written out. */
function resolutionOf({ unit, decimals }: Shown): number {
  if (unit === 'ms') return SECOND;
  if (unit === 'count') return 1;
  return 10 ** -(unit === 'share' ? decimals + 2 : decimals);
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

/** Round values inside the scale's domain, two or three where there are: round as durations where the unit is ms. */
function valueTicks(scale: Scale, shown: Shown): number[] {
  const [low, high] = scale.domain() as [number, number];
  const finest = resolutionOf(shown);
  const isWritten = (value: number) => Math.abs(value / finest - Math.round(value / finest)) < 1e-6;
  const choices =
    shown.unit === 'ms'
      ? [...DURATION_STEPS, ...DAYS]
          .map((seconds) => seconds * SECOND)
          .filter((step) => (high - low) / step <= MOST_TICKS)
          .map((step) => range(Math.ceil(low / step), Math.floor(high / step) + 1).map((times) => times * step))
      : range(MOST_TICKS, 0, -1).map((count) => scale.ticks(count).filter(isWritten));
  const of = (length: number) => choices.find((ticks) => ticks.length === length);
  return of(3) ?? of(2) ?? of(4) ?? of(1) ?? [];
}

export type ValueScale = ReturnType<typeof valueScale>;

/** Values between a plot's bottom and top; what lies outside its domain stands on the edge. */
export function valueScale(domain: readonly [number, number], plot: Plot, shown: Shown) {
  const scale = scaleLinear(domain, [plot.bottom, plot.top]).clamp(true);
  const ticks = valueTicks(scale, shown);
  const format = (value: number) => formatValue(shown, value);
  const y = (value: number) => round(scale(value));
  return {
    y,
    ticks,
    format,
    /**
     * Never on the wrong side of a gridline: on it where both are written alike, and a pixel away from it where not.
     */
    targetY(target: number): number {
      const alike = ticks.find((tick) => format(tick) === format(target));
      if (alike !== undefined) return y(alike);
      const near = ticks.find((tick) => Math.abs(y(tick) - y(target)) < 1);
      return near === undefined ? y(target) : y(near) + (target > near ? -1 : 1);
    },
  };
}
