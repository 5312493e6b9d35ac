import type { PlainChart, PlainMethod } from '~/metrics/verdicts/plain-chart';

export const METHOD_WORDS: Record<PlainMethod, string> = {
  p: 'p-chart: limits from the share and each week’s count.',
  laney: 'Laney’s p′-chart: a p-chart, widened because weeks vary more than chance.',
  u: 'u-chart: limits from the rate of events and each week’s contacts.',
  xmr: 'XmR chart of weekly values: limits from how much neighboring weeks differ.',
};

/** What the latest baseline rests on, or how many weeks it lacks. */
export function baselineWords({ weeks, missing, missingToFreeze }: PlainChart['latest']): string {
  const more = (count: number) => `${count} more ${count === 1 ? 'week' : 'weeks'}`;
  if (missing > 0) return `Too early for limits: ${weeks} weeks so far, ${more(missing)} needed.`;
  if (missingToFreeze > 0)
    return `Provisional limits from ${weeks} weeks. They are frozen after ${more(missingToFreeze)}.`;
  return `Limits frozen from ${weeks} weeks. Later weeks don’t move them.`;
}

/** What a signal of the textbook chart says of a week. */
export function signalNote(signal: PlainChart['points'][number]['signal']): string | undefined {
  if (!signal) return undefined;
  return signal.kind === 'beyond' ? 'beyond three sigma' : `one of ${signal.length} in a row on one side`;
}
