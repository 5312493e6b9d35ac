import { pageAddress, type Read } from '~/address/page-address';
import { id, oneOf, orElse, page } from '~/address/param';
import { addDays } from '~/clock';
import { METRIC_IDS } from '~/metrics/catalogue';
import { EFFECT_KINDS } from './effect-kinds';

export const WEEKS = [13, 26, 52] as const;

/** The list: every kind and team, the last 26 weeks. */
export const EFFECTS = pageAddress({ kind: oneOf(EFFECT_KINDS), team: id, weeks: orElse(oneOf(WEEKS), 26), page });
export type EffectsFilter = Read<typeof EFFECTS>;

/** One event: of one of its people, and the metric that is looked at week by week. */
export const EFFECT = pageAddress({ person: id, metric: oneOf(METRIC_IDS) });

export const firstDayOf = ({ weeks }: EffectsFilter, asOf: string) => addDays(asOf, -7 * weeks);
