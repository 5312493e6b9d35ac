import { group } from 'd3-array';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { buildReference, type Cell } from '~/metrics/verdicts/reference';
import { mergeStrata } from '~/metrics/verdicts/strata';
import { seededRandom } from './seeded-random';

const PARTS = ['morning', 'afternoon', 'evening'];
const QUEUES = 6;
const TENURES = ['3-6', '6-12', '12+'];

export interface Skills {
  people: number;
  weeks: number;
  answersAWeek: number;
  contactsAWeek: number;
  /** How far people truly differ: a share's points, and the standard deviation of a mean's logarithm. */
  spread: { share: number; time: number };
}

interface SkilledCell extends Cell {
  queue: number;
  channel: string;
  part: string;
  tenure: string;
  /** What the tally's sum would be without luck. */
  usual: number;
}

const weekName = (week: number) => new Date(Date.UTC(2026, 0, 5) + week * 7 * 86_400_000).toISOString().slice(0, 10);

/**
 * People who serve two of six queues in their own shift, with known skills; queues, parts of the day and time in the job
 * make contacts easier or harder for everybody, and each queue has its own weeks. Everybody's mix is different.
 */
export function simulateSkills(seed: number, { people, weeks, answersAWeek, contactsAWeek, spread }: Skills) {
  const random = seededRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(random() || 1e-12)) * Math.cos(2 * Math.PI * random());
  const shocks = Array.from({ length: QUEUES }, () =>
    Array.from({ length: weeks }, () => [gauss() * 0.02, gauss() * 0.03]),
  );
  const skills = Array.from({ length: people }, () => ({ share: gauss() * spread.share, time: gauss() * spread.time }));
  const cells: Record<'csat' | 'average_handle_time', SkilledCell[]> = { csat: [], average_handle_time: [] };
  for (let person = 0; person < people; person++) {
    const tenure = TENURES[person % TENURES.length]!;
    const lean = 0.2 + 0.6 * random();
    const early = 0.1 + 0.8 * random();
    for (let week = 0; week < weeks; week++) {
      for (const [queue, queueShare] of [
        [person % QUEUES, lean],
        [(person + 1) % QUEUES, 1 - lean],
      ] as const) {
        for (const [part, partShare] of [
          [PARTS[person % 2]!, early],
          [PARTS[(person % 2) + 1]!, 1 - early],
        ] as const) {
          const [shareShock, timeShock] = shocks[queue]![week] as [number, number];
          const hard = PARTS.indexOf(part) * 0.03 + TENURES.indexOf(tenure) * -0.02;
          const drawn = (a: number) => Math.round(a * queueShare * partShare * (0.7 + 0.6 * random()));
          const answers = drawn(answersAWeek);
          const share = Math.min(0.97, 0.66 + 0.04 * queue - hard + shareShock + skills[person]!.share);
          let happy = 0;
          for (let answer = 0; answer < answers; answer++) if (random() < share) happy++;
          const contacts = drawn(contactsAWeek);
          const tally = { x: 0, n: contacts, squares: 0 };
          const time = 300_000 * (1 + queue / 5 + hard * 2) * Math.exp(timeShock + skills[person]!.time);
          for (let contact = 0; contact < contacts; contact++) {
            const ms = time * Math.exp(0.6 * gauss());
            tally.x += ms;
            tally.squares += ms * ms;
          }
          const kind = { person, week: weekName(week), queue, channel: 'voice', part, tenure, isReference: true };
          if (answers > 0)
            cells.csat.push({
              ...kind,
              stratum: '',
              tally: { x: happy, n: answers, squares: happy },
              usual: answers * share,
            });
          if (contacts > 0)
            cells.average_handle_time.push({
              ...kind,
              stratum: '',
              tally,
              usual: contacts * time * Math.exp(0.6 ** 2 / 2),
            });
        }
      }
    }
  }
  return cells;
}

/** The same center as it would be without luck: what every tally is drawn from. */
export function withoutLuck(cells: Record<string, SkilledCell[]>): Record<string, SkilledCell[]> {
  return Object.fromEntries(
    Object.entries(cells).map(([id, all]) => [
      id,
      all.map((cell) => ({ ...cell, tally: { ...cell.tally, x: cell.usual } })),
    ]),
  );
}

/** As judgeBetween takes them: each cell in its stratum, those of the weeks from the given one on to be compared. */
export function prepareSkills(cells: Record<string, SkilledCell[]>, { from, to }: { from: number; to: number }) {
  return Object.entries(cells).map(([id, all]) => {
    const past = all.filter(({ week }) => week <= weekName(to));
    const strata = mergeStrata(
      past.map((cell) => ({ ...cell, n: cell.tally.n })),
      PARTS,
    );
    const placed = past.map((cell) => ({ ...cell, ...strata(cell) }));
    const compared = placed.filter(({ week }) => week >= weekName(from));
    return {
      reference: buildReference(getMetric(id as MetricId), placed),
      cells: group(compared, ({ person }) => person),
    };
  });
}
