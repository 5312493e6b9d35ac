import { group } from 'd3-array';
import type { MetricId } from '~/metrics/catalogue';
import { getMetric } from '~/metrics/catalogue';
import { buildReference, type Cell } from '~/metrics/verdicts/reference';
import { seededRandom } from './seeded-random';

export interface SimulatedPeople {
  people: number;
  weeks: number;
  /** Every person serves two of these, so that their mixes differ. */
  queues: number;
  answersAWeek: number;
  contactsAWeek: number;
  /** Who changes: shares move by `by` points, durations by the factor 1 + by, from that week on. */
  change?: { person: number; metric: MetricId; fromWeek: number; by: number };
  /** Every contact of one queue in these weeks, whoever handles it. */
  fault?: { queue: number; metric: MetricId; weeks: readonly number[]; by: number };
}

const weekName = (week: number) => new Date(Date.UTC(2026, 0, 5) + week * 7 * 86_400_000).toISOString().slice(0, 10);

/** Weekly tallies of people who are equal but for what is planted, in the form that the verdicts take. */
export function simulatePeople(seed: number, options: SimulatedPeople) {
  const random = seededRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(random() || 1e-12)) * Math.cos(2 * Math.PI * random());
  const binomial = (n: number, p: number) => Array.from({ length: n }, () => random() < p).filter(Boolean).length;
  const shocks = Array.from({ length: options.queues }, () =>
    Array.from({ length: options.weeks }, () => ({ share: gauss() * 0.02, time: gauss() * 0.03 })),
  );
  const cells: Record<string, (Cell & { queue: number })[]> = {
    csat: [],
    transfer_rate: [],
    average_handle_time: [],
    hold_time: [],
  };
  for (let person = 0; person < options.people; person++) {
    for (let week = 0; week < options.weeks; week++) {
      for (const queue of [person % options.queues, (person + 1) % options.queues]) {
        const shock = shocks[queue]![week]!;
        const moved = (metric: MetricId) => {
          const { change, fault } = options;
          const own = change?.person === person && change.metric === metric && week >= change.fromWeek ? change.by : 0;
          const shared = fault?.queue === queue && fault.metric === metric && fault.weeks.includes(week) ? fault.by : 0;
          return own + shared;
        };
        const push = (metric: MetricId, tally: Cell['tally']) =>
          cells[metric]!.push({
            person,
            week: weekName(week),
            queue,
            stratum: `${queue}|voice`,
            tally,
            isReference: true,
          });
        const answers = Math.round((options.answersAWeek / 2) * (0.8 + 0.4 * random()));
        const happy = binomial(answers, 0.7 + 0.03 * queue + shock.share + moved('csat'));
        push('csat', { x: happy, n: answers, squares: happy });
        const contacts = Math.round((options.contactsAWeek / 2) * (0.8 + 0.4 * random()));
        const transferred = binomial(contacts, 0.06 + moved('transfer_rate'));
        push('transfer_rate', { x: transferred, n: contacts, squares: transferred });
        for (const [metric, mean, spread, share] of [
          ['average_handle_time', 300_000, 0.7, 1],
          ['hold_time', 90_000, 0.9, 0.3],
        ] as const) {
          const tally = { x: 0, n: contacts, squares: 0 };
          for (let contact = 0; contact < contacts; contact++) {
            if (share < 1 && random() > share) continue;
            const ms = mean * (1 + queue / 5 + moved(metric)) * Math.exp(spread * gauss() + shock.time);
            tally.x += ms;
            tally.squares += ms * ms;
          }
          push(metric, tally);
        }
      }
    }
  }
  return cells;
}

/** References and each person's cells, one a metric, as judgeOverTime and judgeBetween take them. */
export function prepare(cells: Record<string, Cell[]>, isWithin: (cell: Cell) => boolean = () => true) {
  return Object.entries(cells).map(([id, all]) => ({
    reference: buildReference(getMetric(id as MetricId), all),
    cells: group(all.filter(isWithin), ({ person }) => person),
  }));
}
