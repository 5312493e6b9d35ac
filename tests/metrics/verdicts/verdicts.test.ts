import { expect, test } from 'vitest';
import { judgeBetween } from '~/metrics/verdicts/between';
import { judgeOverTime } from '~/metrics/verdicts/judge';
import { bandOf } from '~/metrics/verdicts/over-time';
import { expect as expectFrom } from '~/metrics/verdicts/reference';
import { findSystemChanges } from '~/metrics/verdicts/system';
import { prepare, type SimulatedPeople, simulatePeople } from './simulate-people';

const CENTER: SimulatedPeople = { people: 48, weeks: 36, queues: 6, answersAWeek: 14, contactsAWeek: 100 };
const TEAMS = new Map(Array.from({ length: 48 }, (_, person) => [person, person % 4]));
const FIRST_COMPARED = '2026-07-20';

const named = <T extends { kind: string }>(judged: readonly T[]) =>
  judged.filter(({ kind }) => kind !== 'common' && kind !== 'early');

test('among equal people fewer than two are named a week, over time and between people together', {
  timeout: 120_000,
}, () => {
  const runs = 20;
  let overTime = 0;
  let between = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const cells = simulatePeople(seed, CENTER);
    overTime += new Set(named(judgeOverTime(prepare(cells), TEAMS)).map(({ person }) => person)).size;
    const compared = prepare(cells, ({ week }) => week >= FIRST_COMPARED);
    between += new Set(named(judgeBetween(compared, TEAMS, () => false)).map(({ person }) => person)).size;
  }
  console.info(
    `False names a week among 48 equal people: ${overTime / runs} over time, ${between / runs} between people.`,
  );
  expect((overTime + between) / runs).toBeLessThan(2);
});

test('a person whose CSAT really falls by 25 points is found within eight weeks, and as concerning', () => {
  const found = [1, 2, 3, 4, 5, 6].filter((seed) => {
    const change = { person: 7, metric: 'csat', fromWeek: 28, by: -0.25 } as const;
    const verdicts = judgeOverTime(prepare(simulatePeople(seed, { ...CENTER, change })), TEAMS);
    return verdicts.some(({ person, metric, kind }) => person === 7 && metric.id === 'csat' && kind === 'concerning');
  });
  expect(found.length).toBeGreaterThanOrEqual(5);
});

test('what happens to everybody in a queue is told once, as the queue’s, and names nobody', () => {
  const weeks = [30, 31, 32];
  const cells = simulatePeople(3, { ...CENTER, fault: { queue: 2, metric: 'hold_time', weeks, by: 0.8 } });
  const reference = prepare(cells);
  const found = findSystemChanges(
    reference.map(({ reference }) => ({ metric: reference.metric, cells: cells[reference.metric.id]! })),
  );
  expect(found.map(({ queue, metric, kind, fromWeek, toWeek }) => [queue, metric.id, kind, fromWeek, toWeek])).toEqual([
    [2, 'hold_time', 'concerning', '2026-08-03', '2026-08-17'],
  ]);
  expect(named(judgeOverTime(reference, TEAMS)).filter(({ metric }) => metric.id === 'hold_time')).toEqual([]);
});

test('the expected range moves with the queue and narrows with the number of contacts', () => {
  const weeks = [30, 31, 32];
  const cells = simulatePeople(3, { ...CENTER, fault: { queue: 2, metric: 'hold_time', weeks, by: 0.8 } });
  const [verdict] = judgeOverTime(prepare(cells), TEAMS).filter(
    ({ person, metric }) => person === 2 && metric.id === 'hold_time',
  );
  const { series, sigma } = verdict!;
  const before = bandOf(series, sigma, series.points[29]!);
  const during = bandOf(series, sigma, series.points[31]!);
  expect(during.center).toBeGreaterThan(before.center * 1.25);
  const point = series.points[29]!;
  const wider = bandOf(series, sigma, { ...point, standardError: point.standardError * 2 });
  expect(wider.high - wider.low).toBeGreaterThan(1.8 * (before.high - before.low));
});

test('a person is compared with what all others did, never with themself', () => {
  const cell = (person: number, x: number, n: number) => ({
    person,
    week: '2026-01-05',
    stratum: '1|voice',
    tally: { x, n, squares: x },
    isReference: true,
  });
  const [{ reference }] = prepare({ csat: [cell(1, 0, 100), cell(2, 900, 1000)] }) as [
    ReturnType<typeof prepare>[number],
  ];
  const { expected } = expectFrom(reference, [cell(1, 0, 100)])!;
  expect(expected).toBeCloseTo(0.9, 10);
});

test('nothing is said before twelve weeks of baseline and one to judge, and how many are missing is', () => {
  const cells = simulatePeople(1, { ...CENTER, weeks: 9 });
  const verdicts = judgeOverTime(prepare(cells), TEAMS);
  expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(['early']));
  expect(new Set(verdicts.map(({ series }) => series.weeksMissing))).toEqual(new Set([4]));
});

test('a hard mix of queues explains a low share; the person stands as expected', () => {
  const stratum = (person: number, name: string, x: number, n: number) => ({
    person,
    week: '2026-01-05',
    stratum: name,
    tally: { x, n, squares: x },
    isReference: true,
  });
  const others = Array.from({ length: 10 }, (_, index) => [
    stratum(index + 1, 'billing', 90, 100),
    stratum(index + 1, 'tech', 60, 100),
  ]).flat();
  const prepared = prepare({ csat: [...others, stratum(99, 'billing', 18, 20), stratum(99, 'tech', 108, 180)] });
  const standings = judgeBetween(prepared, new Map([[99, 1]]), () => false);
  const mine = standings.find(({ person }) => person === 99)!;
  expect(mine.value).toBeCloseTo(0.63, 10);
  expect(mine.expected).toBeCloseTo(0.63, 2);
  expect(mine.kind).toBe('common');
});
