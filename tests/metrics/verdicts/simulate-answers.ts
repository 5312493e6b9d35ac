import { group } from 'd3-array';
import { getMetric } from '~/metrics/catalogue';
import { judgeOverTime, type Verdict } from '~/metrics/verdicts/judge';
import { buildReference, type Cell } from '~/metrics/verdicts/reference';
import { seededRandom } from './seeded-random';

/** People who answer for CSAT alone, many of them and over many weeks: for rates that need thousands of charts. */
export interface SimulatedAnswers {
  people: number;
  weeks: number;
  answersAWeek: number;
  csat: number;
  /** How far people really differ: the standard deviation of their share. 0 for equal people. */
  spread?: number;
  /** So many more people whose share falls by `drop` from week `fromWeek` on; nobody is compared with them. */
  dropping?: { people: number; fromWeek: number; drop: number };
}

const TEAM_SIZE = 12;
const weekName = (week: number) => new Date(Date.UTC(2026, 0, 5) + week * 7 * 86_400_000).toISOString().slice(0, 10);

/** Weekly cells of one queue; the people who drop have the numbers from `people` on. */
export function simulateAnswers(seed: number, options: SimulatedAnswers): Cell[] {
  const { people, weeks, answersAWeek, csat, spread = 0, dropping } = options;
  const random = seededRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(random() || 1e-12)) * Math.cos(2 * Math.PI * random());
  const poisson = () => {
    let count = -1;
    for (let product = 1; product > Math.exp(-answersAWeek); count++) product *= random();
    return count;
  };
  const binomial = (n: number, share: number) => {
    let x = 0;
    for (let row = 0; row < n; row++) if (random() < share) x++;
    return x;
  };
  const cells: Cell[] = [];
  for (let person = 0; person < people + (dropping?.people ?? 0); person++) {
    const isReference = person < people;
    const usual = Math.min(0.97, Math.max(0.3, csat + spread * gauss()));
    for (let week = 0; week < weeks; week++) {
      const n = poisson();
      if (n === 0) continue;
      const x = binomial(n, !isReference && week >= dropping!.fromWeek ? usual - dropping!.drop : usual);
      cells.push({ person, week: weekName(week), stratum: '1|voice', tally: { x, n, squares: x }, isReference });
    }
  }
  return cells;
}

/** What the product says of everybody at the end of one week, in teams of twelve. */
export function judgeAtTheEndOf(week: number, cells: readonly Cell[]): Verdict[] {
  const known = cells.filter((cell) => cell.week <= weekName(week));
  const metric = getMetric('csat');
  const byPerson = group(known, ({ person }) => person);
  const teams = new Map([...byPerson.keys()].map((person) => [person, Math.floor(person / TEAM_SIZE)]));
  return judgeOverTime([{ reference: buildReference(metric, known), cells: byPerson }], teams);
}
