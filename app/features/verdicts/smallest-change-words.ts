import { formatDifference, formatSample } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { smallestChanges } from '~/metrics/verdicts/smallest-change';

/** "At 12 answers a week a drop of 20 points shows within 8 weeks, one of 31 points within 3, four times out of five; smaller ones take longer." */
export function smallestChangeWords(metric: Metric, found: ReturnType<typeof smallestChanges>): string {
  if (!found) return '';
  const [first, second] = found.changes;
  const volume = `At ${formatSample(metric, found.sampleAWeek)} a week`;
  const move = metric.direction === 'higher' ? 'drop' : 'rise';
  if (!first?.worse) return `${volume} no ${move} is large enough to show within ${first?.weeks} weeks.`;
  const size = (by: number) => formatDifference(metric, by).slice(1);
  const sooner = second?.worse ? `, one of ${size(second.worse.by)} within ${second.weeks}` : '';
  return `${volume} a ${move} of ${size(first.worse.by)} shows within ${first.weeks} weeks${sooner}, four times out of five; smaller ones take longer.`;
}
