import { expect, test } from 'vitest';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { adjustedInterval, betweenInSteps, judgeBetween, type Standing } from '~/metrics/verdicts/between';
import { compareStandings } from '~/metrics/verdicts/comparability';
import { findFlip, findMixReason } from '~/metrics/verdicts/mix-flip';
import { buildReference, type Cell } from '~/metrics/verdicts/reference';
import { normalQuantile, twoSidedP } from '~/statistics/distributions';

const CSAT = getMetric('csat');
const HOLD = getMetric('hold_time');

const cell = (person: number, x: number, n: number, squares = x): Cell => ({
  person,
  week: '2026-01-05',
  stratum: '1|voice',
  tally: { x, n, squares },
  isReference: true,
});
const judge = (cells: Cell[], { id = 'csat' as MetricId, isNew = (_: number): boolean => false } = {}) =>
  judgeBetween(
    [{ reference: buildReference(getMetric(id), cells), cells: new Map(cells.map((each) => [each.person, [each]])) }],
    new Map(),
    isNew,
  );
const ALIKE = Array.from({ length: 9 }, (_, person) => cell(person + 2, 80, 100));

test('a standing is the own figure, what others would have had, and how far apart they are on the scale', () => {
  const [mine, other] = judge([cell(1, 60, 100), ...ALIKE]) as [Standing, Standing];
  expect(mine).toMatchObject({ person: 1, value: 0.6, sample: 100, kind: 'concerning' });
  expect(mine.expected).toBeCloseTo(0.8, 12);
  expect(mine.average).toBeCloseTo(780 / 1000, 12);
  expect(mine.adjusted).toBeCloseTo((0.6 / 0.8) * 0.78, 12);
  expect(mine.deviation).toBeCloseTo(Math.asin(Math.sqrt(60.375 / 100.75)) - Math.asin(Math.sqrt(0.8)), 12);
  // Own rows, the week's level from 900 of the others and a lean of 10, and their long run: all at .8.
  const error = Math.sqrt(16 + (100 * 16) / 910 + 80 ** 2 * (0.16 / 0.64 / 900)) / 100;
  expect(mine.standardError).toBeCloseTo(error / (2 * 0.4), 12);
  expect(mine.z).toBeCloseTo(mine.deviation / Math.sqrt(mine.standardError ** 2 + mine.betweenVariance), 12);
  expect(mine.p).toBeCloseTo(twoSidedP(mine.z), 12);
  expect([other.kind, other.person]).toEqual(['common', 2]);
  expect(other.expected).toBeCloseTo((60 + 8 * 80) / 900, 3);
});

test('new people and thin samples are told and never named, and count in nobody’s odds', () => {
  const standings = judge([cell(1, 60, 100), ...ALIKE], { isNew: (person) => person === 1 });
  expect(standings.find(({ person }) => person === 1)).toMatchObject({ kind: 'early', adjustedP: 1 });
  const thin = (n: number) => judge([cell(1, 0, n), ...ALIKE]).find(({ person }) => person === 1)!;
  expect([thin(29).kind, thin(30).kind]).toEqual(['common', 'concerning']);
  expect([thin(29).adjustedP, thin(30).adjustedP < 0.001]).toEqual([1, true]);
});

test('whoever has nobody beside them, and what the system decides, has no standing', () => {
  expect(judge([cell(1, 60, 100)])).toEqual([]);
  expect(judge([cell(1, 60, 100), ...ALIKE], { id: 'service_level' })).toEqual([]);
  const steps = betweenInSteps(
    [{ reference: buildReference(CSAT, ALIKE), cells: new Map(ALIKE.map((each) => [each.person, [each]])) }],
    new Map(),
    () => false,
  );
  let stops = 0;
  while (!steps.next().done) stops += 1;
  expect(stops).toBe(9);
});

test('the interval is drawn on the scale and brought back, for a share never above all', () => {
  const mean = { metric: HOLD, deviation: Math.log(1.5), standardError: 0.1, expected: 100, average: 80 };
  const reach = normalQuantile(0.95) * 0.1;
  expect(adjustedInterval(mean, 0.9)).toEqual({
    low: expect.closeTo(120 * Math.exp(-reach), 10),
    high: expect.closeTo(120 * Math.exp(reach), 10),
  });
  const share = { metric: CSAT, deviation: 0.3, standardError: 0.1, expected: 0.5, average: 0.6 };
  const { low, high } = adjustedInterval(share, 0.95);
  expect(low).toBeCloseTo((Math.sin(Math.PI / 4 + 0.3 - 0.195996398) ** 2 / 0.5) * 0.6, 8);
  expect(high).toBe(1);
});

const standing = (person: number, overrides: Partial<Standing>): Standing => ({
  person,
  metric: HOLD,
  kind: 'common',
  value: 100,
  sample: 30,
  expected: 100,
  average: 100,
  adjusted: 100,
  low: 0,
  high: 0,
  deviation: 0,
  standardError: 1,
  betweenVariance: 0,
  z: 0,
  p: 1,
  adjustedP: 1,
  ...overrides,
});

test('of two means one apart either way and known to 1, half is the person: as many rows more as make it seven tenths', () => {
  // DerSimonian and Laird of ±1 with variances 1: Q = 2, τ² = 1, so half; seven tenths want 7/3 of the rows.
  const found = compareStandings([standing(1, { deviation: 1 }), standing(2, { deviation: -1 })], 0.9);
  const { reliability, more, guess } = found.get(1)!;
  expect([reliability, more]).toEqual([0.5, 40]);
  const reach = normalQuantile(0.95) * Math.sqrt(0.5 * 1 + 0.5 ** 2 * 1);
  expect(guess.value).toBeCloseTo(100 * Math.exp(0.5), 10);
  expect(guess.low).toBeCloseTo(100 * Math.exp(0.5 - reach), 10);
  expect(guess.high).toBeCloseTo(100 * Math.exp(0.5 + reach), 10);
  expect(found.get(2)!.guess.value).toBeCloseTo(100 * Math.exp(-0.5), 10);
});

test('people known well enough want no more rows, and people who do not differ have no number of them', () => {
  const known = (standardError: number) =>
    compareStandings([1, -1].map((deviation, at) => standing(at, { deviation, standardError })));
  // Variance ½: τ² = 1.5 and three quarters are the person.
  expect(known(Math.SQRT1_2).get(0)).toMatchObject({ reliability: expect.closeTo(0.75, 12), more: 0 });
  expect(known(2).get(0)).toMatchObject({ reliability: 0, more: null });
});

test('a share counts as many rows as say so much, and is drawn towards everybody’s by what chance explains', () => {
  // At a standard error of .05 on the arcsine 100 rows say as much, of the 400 that there are.
  const share = (person: number, adjusted: number) =>
    standing(person, { metric: CSAT, adjusted, sample: 400, standardError: 0.05 });
  const found = compareStandings([share(1, 0.9), share(2, 0.5), share(3, 1.2)]);
  const units = [90, 50, 100];
  const mu = 240 / 300;
  const S = units.reduce((sum, x) => sum + 100 * (x / 100 - mu) ** 2, 0);
  const rho = (S - 2 * mu * (1 - mu)) / (mu * (1 - mu) * (300 - 100 - 2));
  const M = (1 - rho) / rho;
  expect(found.get(1)!.reliability).toBeCloseTo(100 / (100 + M), 10);
  expect(found.get(1)!.guess.value).toBeCloseTo((M * mu + 90) / (M + 100), 10);
  expect(found.get(3)!.guess.value).toBeCloseTo((M * mu + 100) / (M + 100), 10);
  expect(found.get(1)!.more).toBe(0);
  const thin = compareStandings([share(1, 0.9), share(2, 0.5), { ...share(3, 0.8), sample: 3 }]).get(3)!;
  expect(thin.reliability).toBeLessThan(0.7);
  // (3 + more) rows are worth seven tenths, and one fewer is not.
  const M3 = 3 / thin.reliability - 3;
  expect([(2 + thin.more!) / (2 + thin.more! + M3) < 0.7, (3 + thin.more!) / (3 + thin.more! + M3) >= 0.7]).toEqual([
    true,
    true,
  ]);
});

test('a pair misleads where figures are 2.576 apart and equal contacts put them the other way or leave nothing', () => {
  const { SQRT1_2 } = Math;
  /** Both known to 1/√2, so that the difference is known to 1; figures on the logarithm. */
  const pair = (counted: number, equal: number, overrides: Partial<Standing> = {}) =>
    findFlip([
      standing(1, { value: Math.exp(counted), deviation: equal, standardError: SQRT1_2, ...overrides }),
      standing(2, { value: 1, deviation: 0, standardError: SQRT1_2 }),
    ]);
  expect(pair(2.58, -2.58)).toMatchObject({ kind: 'reversed', higher: { person: 1 }, lower: { person: 2 } });
  expect([pair(2.57, -2.58), pair(2.58, -2.57)]).toEqual([null, null]);
  expect([pair(2.58, 0.99)?.kind, pair(2.58, -0.99)?.kind]).toEqual(['gone', 'gone']);
  expect([pair(2.58, 1.01), pair(2.58, -1.01), pair(2.58, 2.58)]).toEqual([null, null, null]);
  expect([pair(2.58, -2.58, { kind: 'early' }), pair(2.58, -2.58, { sample: 29 })]).toEqual([null, null]);
});

test('of several pairs the farthest reversed one is told, before any whose difference is gone', () => {
  const one = (person: number, value: number, deviation: number) =>
    standing(person, { value: Math.exp(value), deviation, standardError: Math.SQRT1_2 });
  const told = (...all: Standing[]) => {
    const flip = findFlip(all);
    return flip && [flip.kind, flip.higher.person, flip.lower.person];
  };
  // 3 over 1 is reversed by 3, 2 over 1 by 2.6; 4 over 1 is gone though it lies farthest.
  const all = [one(1, 0, 0), one(2, 2.6, -2.6), one(3, 3, -3), one(4, 9, 0.1)];
  expect(told(...all)).toEqual(['reversed', 3, 1]);
  expect(told(...[...all].reverse())).toEqual(['reversed', 3, 1]);
  expect(told(one(1, 0, 0), one(2, 3, 0), one(4, 9, 0.1))).toEqual(['gone', 4, 1]);
  expect(told(one(4, 9, 0.1), one(2, 3, 0), one(1, 0, 0))).toEqual(['gone', 4, 1]);
});

test('the widest kind of contact that explains four fifths of the difference is the reason', () => {
  const kinds = (...rows: [queue: number, part: string, x: number, n: number][]) =>
    rows.map(([queue, part, x, n]) => ({ queue, part, tally: { x, n, squares: 0 } }));
  const all = kinds(
    [1, 'evening', 900, 100],
    [1, 'morning', 800, 100],
    [2, 'evening', 100, 100],
    [2, 'morning', 200, 100],
  );
  const found = findMixReason({
    higher: kinds([1, 'evening', 0, 50], [1, 'morning', 0, 50]),
    lower: kinds([2, 'morning', 0, 100]),
    all,
  });
  expect(found).toEqual({ queue: 1, part: null, share: 1, otherShare: 0, rate: 8.5, overall: 5 });
  // Nothing but more of what runs higher is a reason.
  expect(findMixReason({ higher: kinds([2, 'evening', 0, 9]), lower: kinds([1, 'evening', 0, 9]), all })).toBeNull();
  expect(findMixReason({ higher: kinds([1, 'evening', 0, 9]), lower: kinds([1, 'evening', 0, 9]), all })).toBeNull();
  // Without a part of day only the queue can be one.
  const queues = kinds([1, '', 900, 100], [2, '', 100, 100]);
  expect(findMixReason({ higher: kinds([1, '', 0, 9]), lower: kinds([2, '', 0, 9]), all: queues })).toMatchObject({
    queue: 1,
    part: null,
  });
  // An evening explains more than any queue where all queues run higher in it.
  const evenings = kinds(
    [1, 'evening', 900, 100],
    [2, 'evening', 900, 100],
    [1, 'morning', 100, 100],
    [2, 'morning', 100, 100],
  );
  const later = {
    higher: kinds([1, 'evening', 0, 5], [2, 'evening', 0, 5]),
    lower: kinds([1, 'morning', 0, 5], [2, 'morning', 0, 5]),
  };
  expect(findMixReason({ ...later, all: evenings })).toEqual({
    queue: null,
    part: 'evening',
    share: 1,
    otherShare: 0,
    rate: 9,
    overall: 5,
  });
});
