import type { Measure } from 'db/measures';
import type { Metric } from './metric';

/** Every measure that a metric needs to be evaluated; none for a quantile, which is read from rows. */
export function measuresOf(metric: Metric): Measure[] {
  switch (metric.kind) {
    case 'quantile':
      return [];
    case 'count':
      return [...metric.numerator];
    case 'ratio':
    case 'event_rate':
      return [...metric.numerator, ...metric.denominator];
    case 'proportion':
    case 'net':
      return [...metric.numerator, ...metric.denominator, ...(metric.minus ?? [])];
    case 'mean':
      return [
        ...metric.numerator,
        ...metric.denominator,
        metric.spread.count,
        metric.spread.sum,
        metric.spread.squares,
      ];
  }
}
