import { parseNumber } from '../../cells/number';
import { isTimeZone } from '../../cells/time-zone';
import type { Profile } from '../../profile';
import { findProfile } from '../../profiles';
import type { PlannedColumn, ReadPlan } from '../plan';
import { summable } from '../rows/averages';
import type { Fit } from './choose-profile';
import { saidIn } from './column-shapes';
import type { IdentifyOptions } from './identification';
import { vendorNames } from './map-columns';
import { settleUnit } from './settle-unit';

type FileFacts = Pick<
  ReadPlan,
  | 'encoding'
  | 'bytes'
  | 'isGzip'
  | 'delimiter'
  | 'isGuarded'
  | 'isJsonLines'
  | 'hasDecimalComma'
  | 'headerLine'
  | 'bodyLine'
  | 'headers'
  | 'period'
>;
type Zone = Pick<ReadPlan, 'timeZone' | 'zoneFrom' | 'zoneBecause'>;

/** The zone of the file's local times: what the user says, else what the vendor fixes, else the center's. */
function zoneOf({ profile, subheaders }: Fit, options: IdentifyOptions, above: readonly string[]): Zone {
  if (options.timeZone) return { timeZone: options.timeZone, zoneFrom: 'user', zoneBecause: 'you chose it' };
  const { fixed, because } = profile.zone;
  const said = subheaders.timeZone ?? zoneAbove(profile, above);
  if (said) return { timeZone: said, zoneFrom: 'file', zoneBecause: 'the file says so' };
  if (fixed) return { timeZone: fixed, zoneFrom: 'profile', zoneBecause: because };
  const center = options.centerTimeZone && isTimeZone(options.centerTimeZone) ? options.centerTimeZone : 'UTC';
  return { timeZone: center, zoneFrom: 'center', zoneBecause: `${because}; the center's own zone is used` };
}

function zoneAbove({ zone }: Profile, above: readonly string[]): string | undefined {
  const pattern = zone.above && new RegExp(zone.above, 'i');
  return pattern ? above.map((line) => pattern.exec(line)?.[1]?.trim() ?? '').find(isTimeZone) : undefined;
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
  facts: FileFacts & { above: readonly string[] },
  rows: readonly string[][],
  order: { order: ReadPlan['dateOrder']; because: string },
  options: IdentifyOptions,
): ReadPlan {
  const { profile } = fit;
  const { columns: summed, leftOut } = summable(profile, fit.columns);
  const { above, ...ofPlan } = facts;
  const columns = settleUnit(profile, summed, rows, { dateOrder: order.order, ...facts });
  return {
    profileId: profile.id,
    profileVersion: profile.version,
    ...(findProfile(profile.id) !== profile && { profile }),
    label: profile.label,
    source: profile.source,
    kind: profile.kind,
    ...ofPlan,
    columns: columns.map((column) => {
      const unit = unitSaid(profile, column, options.units);
      return unit ? { ...column, unit } : column;
    }),
    dateOrder: order.order,
    dateOrderBecause: order.because,
    ...zoneOf(fit, options, above),
    ...partialOf(profile, facts.headers, rows),
    ...(leftOut.length > 0 && { leftOut }),
    ratingScale: ratingScaleOf(fit, rows, facts.hasDecimalComma),
  };
}

/** The unit that somebody has said: all times of an interval report are written as its talk times are. */
function unitSaid(profile: Profile, { field, unit }: PlannedColumn, units: IdentifyOptions['units']) {
  return units?.[field] ?? ('interval' in profile && unit ? units?.talk : undefined);
}

/** What to say of a file that holds only a part of its report, by its own word. */
function partialOf(profile: Profile, headers: readonly string[], rows: readonly string[][]): { partial?: string } {
  const { partial } = profile;
  const index = partial ? vendorNames(profile, headers).indexOf(partial.header) : -1;
  if (!partial || !rows.some((cells) => partial.cells.includes(cells[index]?.trim().toLowerCase() ?? ''))) return {};
  return {
    partial: `This file says it is a partial export (${headers[index]}). Export it again when it is complete.`,
  };
}
