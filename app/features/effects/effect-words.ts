import { formatDay, formatDays } from '~/components/day';
import type { TagKind } from '~/components/tag';
import { lowerFirst } from '~/features/verdicts/names-of';
import { getMetric } from '~/metrics/catalogue';
import type { EffectKind } from '~/metrics/effects/effect';
import { formatCount, formatDifference, formatSample, formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { EffectView } from './effect-view';

export const EFFECT_TAGS: Record<EffectKind, { kind: TagKind; words: string }> = {
  better: { kind: 'improving', words: 'Better' },
  worse: { kind: 'concerning', words: 'Worse' },
  changed: { kind: 'changed', words: 'Changed' },
  none: { kind: 'common', words: 'No effect seen' },
  unknown: { kind: 'early', words: 'Cannot tell' },
};

export type About = 'people' | 'queue' | 'everybody';

const OTHERS: Record<About, string> = {
  people: 'comparable people',
  queue: 'the other queues',
  everybody: 'comparable people',
};

/** What one metric says, as the rest of a sentence: "better by 4 to 9 points than comparable people". */
export function sayEffect(effect: EffectView, about: About, asOf: string): string {
  const metric = getMetric(effect.metricId);
  const { kind, estimate } = effect;
  if (kind === 'unknown' || !estimate) return sayUnknown(effect, about, asOf);
  if (kind === 'none') {
    return `no effect that chance would not explain (${formatDifference(metric, estimate.low)} to ${formatDifference(metric, estimate.high)})`;
  }
  const word = kind === 'changed' ? (estimate.difference > 0 ? 'higher' : 'lower') : kind;
  return `${word} by ${sizeRange(metric, estimate)} than ${OTHERS[about]}`;
}

function sayUnknown({ metricId, why, windows, moreRows, before }: EffectView, about: About, asOf: string): string {
  const metric = getMetric(metricId);
  const noun = metric.sampleNoun[1];
  switch (why) {
    case 'too_early':
      return `too early to tell: the first week that counts is over on ${formatDay(dayItCounts(metric, windows.firstAfterDay))}`;
    case 'few_before':
      return `cannot tell: ${before.n > 0 ? `only ${formatSample(metric, before.n)}` : `no ${noun}`} in the weeks before`;
    case 'nobody_comparable':
      return about === 'everybody'
        ? 'cannot tell: it was for everybody, so nobody is left to compare with'
        : `cannot tell: too few ${about === 'queue' ? 'other queues' : 'comparable people'} to compare with`;
    default:
      if (moreRows === null)
        return `cannot tell: too little is known of the weeks before, and more ${noun} would not help`;
      return windows.lastAfterDay < asOf
        ? `cannot tell: ${formatCount(moreRows)} more ${noun} would have been needed`
        : `cannot tell: ${formatCount(moreRows)} more ${noun} needed`;
  }
}

const DAY_MS = 86_400_000;

/** A week of first contact resolution counts only when its customers have had their days to come back. */
function dayItCounts({ maturesAfterDays = 0 }: Metric, day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + maturesAfterDays * DAY_MS).toISOString().slice(0, 10);
}

/** "4 to 9 points", "0:12 to 0:40"; finer where rounding would leave nothing. */
function sizeRange(metric: Metric, { low, high }: { low: number; high: number }): string {
  const [least, most] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b) as [number, number];
  if (metric.unit !== 'share') return `${formatValue(metric, least)} to ${formatValue(metric, most)}`;
  const decimals = 100 * least < 1 ? Math.max(1, metric.decimals) : metric.decimals;
  return `${(100 * least).toFixed(decimals)} to ${(100 * most).toFixed(decimals)} points`;
}

/** What an event says in one sentence: what is claimed; else that nothing is; else why nothing can be. */
export function sayEvent(effects: readonly EffectView[], about: About, asOf: string) {
  const claimed = effects.filter(({ kind }) => kind !== 'none' && kind !== 'unknown');
  const kinds = new Set(claimed.map(({ kind }) => kind));
  if (claimed.length > 0) {
    const [only] = kinds;
    return {
      tag: kinds.size === 1 ? EFFECT_TAGS[only!] : { ...EFFECT_TAGS.changed, words: 'Mixed' },
      text: join(claimed),
    };
  }
  const none = effects.filter(({ kind }) => kind === 'none');
  if (none.length > 0) {
    return {
      tag: EFFECT_TAGS.none,
      text: `No effect that chance would not explain, on ${none.length === effects.length ? 'any' : none.length} of ${effects.length} metrics${none.length === effects.length ? '' : '; of the others we cannot tell'}.`,
    };
  }
  const closest = [...effects].sort((a, b) => (a.moreRows ?? Infinity) - (b.moreRows ?? Infinity))[0];
  return { tag: EFFECT_TAGS.unknown, text: closest ? join([closest]) : 'Nothing is loaded yet.' };

  function join(told: readonly EffectView[]) {
    const parts = told.map((effect, at) => {
      const { label } = getMetric(effect.metricId);
      return `${at === 0 ? label : lowerFirst(label)}: ${sayEffect(effect, about, asOf)}`;
    });
    return `${parts.join('; ')}.`;
  }
}

export const sayWindow = (window: { from: string; to: string } | null) =>
  window ? formatDays(window.from, window.to) : 'no whole week';
