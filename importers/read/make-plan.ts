import { parseNumber } from '../cells/number';
import { isTimeZone } from '../cells/time-zone';
import type { Profile } from '../profile';
import type { Fit } from './choose-profile';
import { saidIn } from './column-shapes';
import type { IdentifyOptions } from './identification';
import type { ReadPlan } from './plan';

type FileFacts = Pick<ReadPlan, 'encoding' | 'bytes' | 'delimiter' | 'hasDecimalComma' | 'headerLine' | 'headers'>;
type Zone = Pick<ReadPlan, 'timeZone' | 'zoneFrom' | 'zoneBecause'>;

/** The zone of the file's local times: what the user says, else what the vendor fixes, else the center's. */
export function zoneOf(profile: Profile, options: IdentifyOptions): Zone {
  if (options.timeZone) return { timeZone: options.timeZone, zoneFrom: 'user', zoneBecause: 'you chose it' };
  const { fixed, because } = profile.zone;
  if (fixed) return { timeZone: fixed, zoneFrom: 'profile', zoneBecause: because };
  const center = options.centerTimeZone && isTimeZone(options.centerTimeZone) ? options.centerTimeZone : 'UTC';
  return { timeZone: center, zoneFrom: 'center', zoneBecause: `${because}; the center's own zone is used` };
}

/** The scale of a rating column: 1 to 5, 1 to 10 or 0 to 100, the smallest that holds every rating seen. */
function ratingScaleOf(fit: Fit, rows: readonly string[][], hasDecimalComma: boolean): ReadPlan['ratingScale'] {
  const rating = fit.columns.find(({ field }) => field === 'rating');
  if (!rating) return null;
  const scores = saidIn(rows, rating.index).map((text) => parseNumber(text, hasDecimalComma));
  const top = scores.reduce((most, score) => Math.max(most, score || 0), 0);
  if (top <= 5) return { min: 1, max: 5 };
  return top <= 10 ? { min: 1, max: 10 } : { min: 0, max: 100 };
}

export function makePlan(
  fit: Fit,
  facts: FileFacts,
  rows: readonly string[][],
  order: { order: ReadPlan['dateOrder']; because: string },
  options: IdentifyOptions,
): ReadPlan {
  const { profile } = fit;
  return {
    profileId: profile.id,
    profileVersion: profile.version,
    label: profile.label,
    source: profile.source,
    kind: profile.kind,
    ...facts,
    columns: fit.columns.map((column) => ({
      ...column,
      ...(options.units?.[column.field] && { unit: options.units[column.field] }),
    })),
    dateOrder: order.order,
    dateOrderBecause: order.because,
    ...zoneOf(profile, options),
    ratingScale: ratingScaleOf(fit, rows, facts.hasDecimalComma),
  };
}
