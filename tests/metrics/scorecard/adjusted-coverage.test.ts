import { group } from 'd3-array';
import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import type { GoalMetric } from '~/metrics/goals/goal';
import { measurementOf } from '~/metrics/scorecard/measurement';
import { judgeBetween } from '~/metrics/verdicts/between';
import { buildReference, type Cell } from '~/metrics/verdicts/reference';
import { add, NOTHING, type Tally } from '~/metrics/verdicts/tally';
import { seededRandom } from '../verdicts/seeded-random';

const random = seededRandom(28);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const PEOPLE = 30;
const CENTERS = 120;
const MONTHS = ['2026-07-01', '2026-08-01', '2026-09-01'];

interface Kind {
  metric: GoalMetric;
  /** The usual figure of each queue. */
  queues: readonly number[];
  /** A person's own figure in a queue, and rows of it. */
  figure: (usual: number, skill: number) => number;
  draw: (figure: number, rows: number) => Tally;
  sums: (tally: Tally) => Record<string, number>;
}

const CSAT: Kind = {
  metric: getMetric('csat') as GoalMetric,
  queues: [0.86, 0.72],
  figure: (usual, skill) => usual + 0.05 * skill,
  draw: (figure, rows) => {
    let x = 0;
    for (let row = 0; row < rows; row++) if (random() < figure) x++;
    return { x, n: rows, squares: x };
  },
  sums: ({ x, n }) => ({ csat_top_count: x, csat_count: n }),
};

const HANDLE_TIME: Kind = {
  metric: getMetric('average_handle_time') as GoalMetric,
  queues: [300_000, 600_000],
  figure: (usual, skill) => usual * Math.exp(0.12 * skill),
  draw: (figure, rows) => {
    const tally = { ...NOTHING, n: rows };
    for (let row = 0; row < rows; row++) {
      const ms = figure * Math.exp(0.6 * normal() - 0.18);
      tally.x += ms;
      tally.squares += ms * ms;
    }
    return tally;
  },
  sums: ({ x, n, squares }) => ({ handle_ms: x, timed_count: n, handle_squares: squares / 1e6 }),
};

/** Of everybody in a center whose mixes of queues differ: whether the interval on equal contacts holds what they truly are there. */
function coverageOf({ metric, queues, figure, draw, sums }: Kind, rowsAMonth: number): number {
  let covered = 0;
  for (let center = 0; center < CENTERS; center++) {
    const people = Array.from({ length: PEOPLE }, (_, person) => {
      const skill = normal();
      const share = 0.2 + 0.6 * random();
      const rows = [Math.round(rowsAMonth * share), Math.round(rowsAMonth * (1 - share))];
      return { person, rows, figures: queues.map((usual) => figure(usual, skill)) };
    });
    const cells = people.flatMap(({ person, rows, figures }) =>
      MONTHS.flatMap((week) =>
        queues.map(
          (_, queue): Cell => ({
            person,
            week,
            stratum: String(queue),
            tally: draw(figures[queue]!, rows[queue]!),
            isReference: true,
          }),
        ),
      ),
    );
    const own = group(cells, (cell) => cell.person);
    const standings = judgeBetween([{ reference: buildReference(metric, cells), cells: own }], new Map(), () => false);
    const total = (of: (one: (typeof people)[number], queue: number) => number) =>
      people.reduce((sum, one) => sum + of(one, 0) + of(one, 1), 0);
    const average =
      total((one, queue) => one.rows[queue]! * one.figures[queue]!) / total((one, queue) => one.rows[queue]!);
    for (const one of people) {
      const others = queues.map((_, queue) => {
        const among = people.filter(({ person }) => person !== one.person);
        const rows = among.reduce((sum, { rows }) => sum + rows[queue]!, 0);
        return among.reduce((sum, { rows, figures }) => sum + rows[queue]! * figures[queue]!, 0) / rows;
      });
      const truly = one.rows.reduce((sum, rows, queue) => sum + rows * one.figures[queue]!, 0);
      const expected = one.rows.reduce((sum, rows, queue) => sum + rows * others[queue]!, 0);
      const tally = own.get(one.person)!.reduce((sum, cell) => add(sum, cell.tally), NOTHING);
      const standing = standings.find(({ person }) => person === one.person)!;
      const { shown } = measurementOf(metric, sums(tally), standing).estimate!;
      const value = (truly / expected) * average;
      if (value >= shown.low && value <= shown.high) covered++;
    }
  }
  return covered / (PEOPLE * CENTERS);
}

test('the 90 % interval on equal contacts holds what people truly are there 88 to 92 times in 100', () => {
  for (const [kind, rows] of [
    [CSAT, 40],
    [HANDLE_TIME, 120],
  ] as const) {
    const coverage = coverageOf(kind, rows);
    console.info(`${kind.metric.label}: the 90 % interval on equal contacts covers ${(100 * coverage).toFixed(1)} %`);
    expect([kind.metric.id, coverage > 0.88 && coverage < 0.92, coverage]).toEqual([kind.metric.id, true, coverage]);
  }
});
