import { addDays } from '~/clock';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { type Effect, FALSE_EFFECTS, measureEffect } from '~/metrics/effects/effect';
import { effectWindows } from '~/metrics/effects/windows';
import type { Cell } from '~/metrics/verdicts/reference';
import { seededRandom } from '../verdicts/seeded-random';

export interface SimulatedCoaching {
  people: number;
  coached: number;
  answersAWeek: number;
  contactsAWeek: number;
  /** Standard deviation of people's true levels: shares in points, times as a factor. */
  peopleDiffer: { share: number; time: number };
  /** A bad spell of some weeks that passes by itself, of the same size as a person's difference. */
  spells?: boolean;
  /** What coaching really does, from its own week on: points of CSAT. */
  effect?: number;
  /** Whom the coach picks: those with the worst CSAT in the weeks before, or anybody. */
  pick: 'worst' | 'anybody';
}

const METRICS = ['csat', 'transfer_rate', 'average_handle_time', 'after_contact_work'] as const satisfies MetricId[];
const QUEUES = 5;
const WEEKS = 43;
const COACHED_IN = 30;
const FIRST = '2026-01-05';
const ASKED_ON = addDays(FIRST, 7 * WEEKS + 1);
const monday = (week: number) => addDays(FIRST, 7 * week);

/** A center in which people differ, some of whom are coached in week 30 because of the four weeks before. */
export function simulateCoaching(seed: number, options: SimulatedCoaching) {
  const random = seededRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(random() || 1e-12)) * Math.cos(2 * Math.PI * random());
  const binomial = (n: number, p: number) => {
    let hits = 0;
    for (let i = 0; i < n; i++) if (random() < p) hits++;
    return hits;
  };
  const { share, time } = options.peopleDiffer;
  const shocks = Array.from({ length: QUEUES }, () => Array.from({ length: WEEKS }, () => 0.015 * gauss()));
  const levels = Array.from({ length: options.people }, () => ({ csat: share * gauss(), time: time * gauss() }));
  const spells = levels.map(() => spellOf(gauss, options.spells ? share : 0));
  const csat = levels.map((level, person) =>
    Array.from({ length: WEEKS }, (_, week) =>
      [person % QUEUES, (person + 1) % QUEUES].map((queue) => {
        const n = Math.round((options.answersAWeek / 2) * (0.7 + 0.6 * random()));
        const p = 0.68 + 0.04 * queue + level.csat + spells[person]![week]! + shocks[queue]![week]!;
        const chance = Math.min(0.98, p);
        return { queue, n, chance, x: binomial(n, chance) };
      }),
    ),
  );
  const leadUp = csat.map((weeks) => {
    const rows = weeks.slice(COACHED_IN - 4, COACHED_IN).flat();
    return rows.reduce((sum, { x }) => sum + x, 0) / rows.reduce((sum, { n }) => sum + n, 0);
  });
  const order = levels.map((_, person) => person).sort((a, b) => leadUp[a]! - leadUp[b]!);
  const coached = new Set(options.pick === 'worst' ? order.slice(0, options.coached) : drawn(order, options, random));

  const cells: Record<(typeof METRICS)[number], Cell[]> = {
    csat: [],
    transfer_rate: [],
    average_handle_time: [],
    after_contact_work: [],
  };
  csat.forEach((weeks, person) => {
    weeks.forEach((queues, week) => {
      for (const { queue, n, x, chance } of queues) {
        const at = { person, week: monday(week), stratum: `${queue}|voice`, isReference: true };
        const isHelped = coached.has(person) && week >= COACHED_IN;
        // Of the answers that were not in the top two so many become so that the share rises by the effect.
        const helped = isHelped ? binomial(n - x, (options.effect ?? 0) / (1 - chance)) : 0;
        cells.csat.push({ ...at, tally: { x: x + helped, n, squares: x + helped } });
        const contacts = Math.round(options.contactsAWeek / 2);
        // So many contacts that a rounded normal draw is the binomial's.
        const transferred = Math.max(0, Math.round(0.07 * contacts + Math.sqrt(0.0651 * contacts) * gauss()));
        cells.transfer_rate.push({ ...at, tally: { x: transferred, n: contacts, squares: transferred } });
        for (const [metric, mean] of [
          ['average_handle_time', 300_000],
          ['after_contact_work', 40_000],
        ] as const) {
          // The mean of many lognormal times is nearly normal: one draw a cell, not one a contact.
          const spread = 0.6 * mean;
          const seen =
            mean * Math.exp(levels[person]!.time + shocks[queue]![week]!) + (spread * gauss()) / Math.sqrt(contacts);
          const squares = contacts * (seen * seen + spread * spread);
          cells[metric].push({ ...at, tally: { x: seen * contacts, n: contacts, squares } });
        }
      }
    });
  });
  return { cells, coached };
}

function drawn(order: readonly number[], { coached }: SimulatedCoaching, random: () => number): number[] {
  return [...order]
    .map((person) => ({ person, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, coached)
    .map(({ person }) => person);
}

/** Now and then five weeks in a row that are worse (or better), and nothing before or after. */
function spellOf(gauss: () => number, size: number): number[] {
  const weeks = new Array<number>(WEEKS).fill(0);
  if (size === 0) return weeks;
  for (let week = 0; week < WEEKS; week += 5) {
    const shift = size * gauss();
    for (let at = week; at < Math.min(WEEKS, week + 5); at++) weeks[at] = shift;
  }
  return weeks;
}

/** What the product says followed, metric by metric. */
export function effectsOf(
  { cells, coached }: ReturnType<typeof simulateCoaching>,
  confidence = 1 - FALSE_EFFECTS / METRICS.length,
  metrics: readonly (typeof METRICS)[number][] = METRICS,
): Effect[] {
  const windows = effectWindows(
    { onDate: monday(COACHED_IN), untilDate: null, lasts: false },
    { firstDate: FIRST, asOf: ASKED_ON },
  );
  const people = cells.csat.map(({ person }) => person);
  const comparable = new Set(people.filter((person) => !coached.has(person)));
  return metrics.map((id) => {
    const metric = getMetric(id);
    return measureEffect({
      metric,
      cells: cells[id],
      about: 'people',
      windows,
      treated: coached,
      comparable,
      confidence,
    });
  });
}
