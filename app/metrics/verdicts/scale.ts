import type { Metric } from '../metric';

/**
 * Weekly figures are judged on a scale where their spread does not depend on their level, so that one unit means the
 * same for everybody: the arcsine of the root for shares (Anscombe 1948), the logarithm for means of durations and
 * scores. A band computed there and brought back is never below nothing or above everything.
 */
export interface Scale {
  /** A sum x over n rows, with the expected value per row that a near-empty week leans on. */
  observe(x: number, n: number, expected: number): number;
  to(value: number): number;
  from(scaled: number): number;
  /** Derivative at a value: turns a standard deviation of the value into one on the scale. */
  slope(value: number): number;
}

const keepInside = (share: number) => Math.min(0.995, Math.max(0.005, share));

const SHARE_SCALE: Scale = {
  observe: (x, n) => Math.asin(Math.sqrt(Math.min(1, Math.max(0, (x + 0.375) / (n + 0.75))))),
  to: (value) => Math.asin(Math.sqrt(Math.min(1, Math.max(0, value)))),
  from: (scaled) => Math.sin(Math.min(Math.PI / 2, Math.max(0, scaled))) ** 2,
  slope: (value) => 1 / (2 * Math.sqrt(keepInside(value) * (1 - keepInside(value)))),
};

const MEAN_SCALE: Scale = {
  observe: (x, n, expected) => Math.log((x + 0.5 * expected) / (n + 0.5)),
  to: (value) => Math.log(value),
  from: (scaled) => Math.exp(scaled),
  slope: (value) => 1 / value,
};

export function scaleOf(metric: Metric): Scale {
  return metric.kind === 'proportion' ? SHARE_SCALE : MEAN_SCALE;
}
