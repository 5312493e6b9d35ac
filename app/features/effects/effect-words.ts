import { addDays } from '~/clock';
import { formatDay, formatDays } from '~/components/day';
import type { TagKind } from '~/components/tag';
import { lowerFirst } from '~/features/verdicts/names-of';
import { getMetric } from '~/metrics/catalogue';
import type { EffectKind } from '~/metrics/effects/effect';
import { formatCount, formatDifference, formatSample, formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import { formatNumber } from '~/reader-locale';
import type { EffectView } from './effect-view';

export const EFFECT_TAGS: Record<EffectKind, { kind: TagKind; words: string }> = {
  better: { kind: 'improving', words: 'Better' },
  worse: { kind: 'concerning', words: 'Worse' },
  changed: { kind: 'changed', words: 'Changed' },
  none: { kind: 'common', words: 'No clear effect' },
  unknown: { kind: 'early', words: 'Can’t tell' },
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
    return `range ${sayRange(metric, estimate)}`;
  }
  const word = kind === 'changed' ? (estimate.difference > 0 ? 'higher' : 'lower') : kind;
  return `${word} by ${sizeRange(metric, estimate)} than ${OTHERS[about]}`;
}

function sayUnknown(effect: EffectView, about: About, asOf: string): string {
  const { metricId, why, windows, moreRows, before } = effect;
  const metric = getMetric(metricId);
  const noun = metric.sampleNoun[1];
  switch (why) {
    case 'too_early':
      return `too early to tell: the first full week ends on ${formatDay(dayItCounts(effect, windows.firstAfterDay))}`;
    case 'few_before':
      return `${before.n > 0 ? `only ${formatSample(metric, before.n)}` : `no ${noun}`} in the weeks before`;
    case 'nobody_comparable':
      return about === 'everybody'
        ? 'it was for everyone, so there is nobody to compare with'
        : `too few ${about === 'queue' ? 'other queues' : 'comparable people'} to compare with`;
    default:
      if (moreRows === null) return `${OTHERS[about]} are too few or too different. More ${noun} would not help`;
      return windows.lastAfterDay < asOf
        ? `${formatCount(moreRows)} more ${noun} would have been needed`
        : `${formatCount(moreRows)} more ${noun} needed`;
  }
}

/** A week of first contact resolution counts only when its customers have had their days to come back. */
function dayItCounts({ maturesAfterDays }: EffectView, day: string): string {
  return addDays(day, maturesAfterDays);
}

/** "4 to 9 points", "0:12 to 0:40"; finer where rounding would leave nothing. */
function sizeRange(metric: Metric, { low, high }: { low: number; high: number }): string {
  const [least, most] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b) as [number, number];
  if (metric.unit !== 'share') return `${formatValue(metric, least)} to ${formatValue(metric, most)}`;
  const decimals = 100 * least < 1 ? Math.max(1, metric.decimals) : metric.decimals;
  return `${formatNumber(100 * least, decimals)} to ${formatNumber(100 * most, decimals)} points`;
}

/** "+4 points", "−12 s"; nothing has no sign. */
export function sayDifference(metric: Metric, difference: number): string {
  const text = formatDifference(metric, difference);
  return /[1-9]/.test(text) ? text : text.slice(1);
}

/** "−2 to +5 points", "−1:02 to +34 s". */
export function sayRange(metric: Metric, { low, high }: { low: number; high: number }): string {
  return `${sayDifference(metric, low).replace(/ points?$/, '')} to ${sayDifference(metric, high)}`;
}

/** What an event says in one sentence: what is claimed; else that nothing is; else why nothing can be. */
export function sayEvent(effects: readonly EffectView[], about: About, asOf: string) {
  const claimed = effects.filter(({ kind }) => kind !== 'none' && kind !== 'unknown');
  if (claimed.length > 0) {
    const [kind, ...others] = new Set(claimed.map((effect) => effect.kind));
    const tag = others.length === 0 ? EFFECT_TAGS[kind!] : { ...EFFECT_TAGS.changed, words: 'Mixed' };
    return { tag, text: sayClaims(claimed, about, asOf) };
  }
  const none = effects.filter(({ kind }) => kind === 'none').length;
  if (none > 0) {
    const tag = 2 * none >= effects.length ? EFFECT_TAGS.none : EFFECT_TAGS.unknown;
    const text =
      none === effects.length
        ? `No clear effect on any of the ${none} metrics.`
        : `No clear effect on ${none} of ${effects.length} metrics. For the others we can’t tell.`;
    return { tag, text };
  }
  return { tag: EFFECT_TAGS.unknown, text: sayNothingKnown(effects, about, asOf) };
}

function sayClaims(claimed: readonly EffectView[], about: About, asOf: string): string {
  const parts = claimed.map((effect) => {
    const { label } = getMetric(effect.metricId);
    return `${label} ${sayEffect(effect, about, asOf)}`;
  });
  return `${parts.join('. ')}.`;
}

/** The metric that is closest to telling speaks for all. */
function sayNothingKnown(effects: readonly EffectView[], about: About, asOf: string): string {
  const missing = ({ moreRows }: EffectView) => moreRows ?? Number.POSITIVE_INFINITY;
  const [closest] = [...effects].sort((a, b) => missing(a) - missing(b));
  if (!closest) return 'Nothing is loaded yet.';
  const said = sayEffect(closest, about, asOf);
  const isOfAll = closest.why === 'too_early' || closest.why === 'nobody_comparable';
  const metric = isOfAll ? '' : ` (${lowerFirst(getMetric(closest.metricId).label)})`;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${metric}.`;
}

export const sayWindow = (window: { from: string; to: string } | null) =>
  window ? formatDays(window.from, window.to) : 'no whole week';
