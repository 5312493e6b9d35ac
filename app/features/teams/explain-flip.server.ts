import type { CenterJudgement } from '~/features/verdicts/judge-center.server';
import { lowerFirst } from '~/features/verdicts/names-of';
import type { MetricId } from '~/metrics/catalogue';
import { formatShare, formatValue } from '~/metrics/format';
import type { Standing } from '~/metrics/verdicts/between';
import { findFlip, findMixReason, type MixReason } from '~/metrics/verdicts/mix-flip';

interface Question {
  /** Of one team and one metric. */
  standings: readonly Standing[];
  metricId: MetricId;
  queueNames: ReadonlyMap<number, string>;
}

/** The pair whose actual order misleads most, why, and what the adjusted figures say; null where none does. */
export function explainFlip(judgement: CenterJudgement, { standings, metricId, queueNames }: Question): string | null {
  const flip = findFlip(standings);
  if (!flip) return null;
  const { higher, lower, kind } = flip;
  const all = judgement.mixes.get(metricId) ?? [];
  const reason = findMixReason({
    higher: all.filter(({ person }) => person === higher.person),
    lower: all.filter(({ person }) => person === lower.person),
    all,
  });
  if (!reason) return null;
  const nameOf = (person: number) => judgement.people.find(({ id }) => id === person)?.name ?? '';
  const [name, other] = [nameOf(higher.person), nameOf(lower.person)];
  const { metric } = higher;
  const show = (value: number) => formatValue(metric, value);
  const [more, less] = metric.unit === 'ms' ? ['longer', 'shorter'] : ['higher', 'lower'];
  const label = lowerFirst(metric.shortLabel);
  const against = (standing: Standing) => `${show(standing.value)} where others get ${show(standing.expected)}`;
  return [
    `${name}’s actual ${label} (${show(higher.value)}) is ${more} than ${other}’s (${show(lower.value)}).`,
    ` The contact mix explains it: ${formatShare(reason.share)} of ${name}’s ${metric.sampleNoun[1]}`,
    ` and ${formatShare(reason.otherShare)} of ${other}’s are ${placeOf(reason, queueNames)}.`,
    ` There everyone’s is ${more}: ${show(reason.rate)}, where overall it is ${show(reason.overall)}.`,
    kind === 'reversed'
      ? ` Adjusted for contact mix, ${name}’s is ${less}: ${against(higher)}, ${other}’s ${against(lower)}.`
      : ` Adjusted for contact mix, there is no clear difference: ${name} ${against(higher)}, ${other} ${against(lower)}.`,
  ].join('');
}

const PART_WORDS: Record<string, string> = {
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  evening: 'in the evening',
  night: 'at night',
};

function placeOf({ queue, part }: MixReason, queueNames: ReadonlyMap<number, string>): string {
  const words = [
    queue === null ? null : `from ${queueNames.get(queue) ?? 'no queue'}`,
    part === null ? null : PART_WORDS[part],
  ];
  return words.filter(Boolean).join(' ');
}
