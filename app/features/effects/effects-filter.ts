import { addDays } from '~/clock';
import { EFFECT_KINDS, type EffectKindOfEvent } from './effect-kinds';

export const WEEKS = [13, 26, 52] as const;

export interface EffectsFilter {
  kind: EffectKindOfEvent | null;
  team: number | null;
  weeks: (typeof WEEKS)[number];
  /** From 1. */
  page: number;
}

const numberIn = (text: string | null) => {
  const number = Number(text);
  return text && Number.isSafeInteger(number) && number > 0 ? number : null;
};

/** Which events the URL asks for; nonsense becomes the default: every kind and team, the last 26 weeks. */
export function readEffectsFilter(url: URL): EffectsFilter {
  const asked = (name: string) => url.searchParams.get(name);
  return {
    kind: EFFECT_KINDS.find((kind) => kind === asked('kind')) ?? null,
    team: numberIn(asked('team')),
    weeks: WEEKS.find((weeks) => String(weeks) === asked('weeks')) ?? 26,
    page: numberIn(asked('page')) ?? 1,
  };
}

export const firstDayOf = ({ weeks }: EffectsFilter, asOf: string) => addDays(asOf, -7 * weeks);

/** The address of another page of the same events. */
export function effectsLink({ kind, team, weeks }: EffectsFilter, page: number): string {
  const query = new URLSearchParams({ weeks: String(weeks), page: String(page) });
  if (kind) query.set('kind', kind);
  if (team) query.set('team', String(team));
  return `/effects?${query}`;
}
