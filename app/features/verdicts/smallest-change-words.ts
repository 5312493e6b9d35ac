import { formatDifference, formatSample } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { smallestChanges } from '~/metrics/verdicts/smallest-change';

/** "At 12 answers a week we’d usually spot a 20-point drop in 8 weeks." Usually: four times out of five. */
export function smallestChangeWords(metric: Metric, found: ReturnType<typeof smallestChanges>): string {
  if (!found) return '';
  const [first, second] = found.changes;
  const volume = `At ${formatSample(metric, found.sampleAWeek)} a week`;
  const move = metric.direction === 'higher' ? 'drop' : 'rise';
  if (!first?.worse) return `${volume}, no ${move} is large enough to show in ${first?.weeks} weeks.`;
  const size = (by: number) => formatDifference(metric, by).slice(1);
  const sooner = second?.worse ? ` In ${second.weeks} weeks, only one of ${size(second.worse.by)}.` : '';
  return `${volume} we’d usually spot a ${move} of ${size(first.worse.by)} in ${first.weeks} weeks.${sooner}`;
}
