import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { buildReference, type Cell, expect as expectFrom, referenceInSteps } from '~/metrics/verdicts/reference';

const [FIRST, SECOND] = ['2026-01-05', '2026-01-12'] as const;
const cell = (person: number, x: number, n: number, overrides: Partial<Cell> = {}): Cell => ({
  person,
  week: FIRST,
  stratum: 'a',
  tally: { x, n, squares: x },
  isReference: true,
  ...overrides,
});
/** Of a person with whom nobody is compared, so that what the others had is all that counts. */
const newcomers = (x: number, n: number, overrides: Partial<Cell> = {}) =>
  cell(1, x, n, { isReference: false, ...overrides });
const csat = (...cells: Cell[]) => buildReference(getMetric('csat'), cells);

test('what is expected is what the others had, known as well as their rows and the own rows tell it', () => {
  const own = cell(1, 8, 10);
  const found = expectFrom(csat(own, cell(2, 60, 100), cell(3, 30, 50)), [own])!;
  expect(found.observed).toEqual({ x: 8, n: 10, squares: 8 });
  expect(found.expected).toBeCloseTo(0.6, 12);
  // 10 own rows of variance .24; the week's level from 150 rows and a lean of 10; the long run's from 150.
  const variance = 10 * 0.24 + (10 * 10 * 0.24) / 160 + 6 ** 2 * (0.24 / 0.36 / 150);
  expect(found.standardError).toBeCloseTo(Math.sqrt(variance) / 10, 12);
  expect(found.isAlone).toBe(false);
});

test('a week that was bad for all lowers what is expected in it, leaning on ten rows of the long run', () => {
  const others = [cell(2, 80, 100), cell(2, 40, 100, { week: SECOND })];
  const found = expectFrom(csat(...others), [newcomers(5, 10, { week: SECOND })])!;
  // The long run is .6: (40 + 6) of (60 + 6).
  expect(found.expected).toBeCloseTo((0.6 * 46) / 66, 12);
});

test('weeks are expected one by one and then added up', () => {
  const others = [cell(2, 80, 100), cell(2, 40, 100, { week: SECOND })];
  const own = [newcomers(9, 10), newcomers(15, 30, { week: SECOND })];
  const found = expectFrom(csat(...others), own)!;
  expect(found.observed).toEqual({ x: 24, n: 40, squares: 24 });
  const rates = [(0.6 * 86) / 66, (0.6 * 46) / 66] as const;
  expect(found.expected).toBeCloseTo((10 * rates[0] + 30 * rates[1]) / 40, 12);
  const rows = [10 * rates[0] * (1 - rates[0]), 30 * rates[1] * (1 - rates[1])] as const;
  const ofWeeks = rows[0] + (10 * rows[0]) / 110 + rows[1] + (30 * rows[1]) / 110;
  // The long run is one for both weeks, known from 200 rows; what it leaves open is taken from the later one.
  const ofLevel = (10 * rates[0] + 30 * rates[1]) ** 2 * ((rates[1] * (1 - rates[1])) / rates[1] ** 2 / 200);
  expect(found.standardError).toBeCloseTo(Math.sqrt(ofWeeks + ofLevel) / 40, 12);
});

test('a share is never expected above all, whatever the week did to its group', () => {
  const group = 'voice|1';
  const others = [
    cell(2, 95, 100, { group }),
    cell(2, 20, 100, { group, stratum: 'b' }),
    cell(2, 60, 100, { group, stratum: 'b', week: SECOND }),
  ];
  expect(expectFrom(csat(...others), [newcomers(9, 10, { group, week: SECOND })])!.expected).toBe(1);
  const means = buildReference(getMetric('hold_time'), others);
  // (60 + 4) of (40 + 4): a mean has no such end.
  expect(expectFrom(means, [newcomers(9, 10, { group, week: SECOND })])!.expected).toBeCloseTo((0.95 * 64) / 44, 12);
});

test('of a mean the rows spread as those of the whole stratum do, in proportion to what is expected', () => {
  // 2, 4, 6, 8 of the others and 5 of the own: together a mean of 5 and squares of 145.
  const others = cell(2, 20, 4, { tally: { x: 20, n: 4, squares: 120 } });
  const own = cell(1, 5, 1, { tally: { x: 5, n: 1, squares: 25 } });
  const found = expectFrom(buildReference(getMetric('hold_time'), [others, own]), [own])!;
  expect(found.expected).toBeCloseTo(5, 12);
  const ofRow = ((145 / 5 - 25) * 5) / 4;
  expect(found.standardError).toBeCloseTo(Math.sqrt(ofRow + ofRow / (4 + 10) + 25 * (ofRow / 25 / 4)), 12);
});

test('whoever is no reference is compared, and nobody is compared with them', () => {
  const own = newcomers(1, 10);
  const found = expectFrom(csat(own, cell(2, 60, 100)), [own])!;
  expect([found.observed.n, found.expected]).toEqual([10, expect.closeTo(0.6, 12)]);
  expect(expectFrom(csat(own), [own])).toBeNull();
});

test('one stratum in which others are is enough not to be alone', () => {
  const own = [cell(1, 5, 10), cell(1, 5, 10, { stratum: 'own' })];
  expect(expectFrom(csat(...own, cell(2, 60, 100)), own)!.isAlone).toBe(false);
  expect(expectFrom(csat(...own, cell(2, 60, 100)), [own[1]!])!.isAlone).toBe(true);
});

test('in a week in which nobody else had rows the long run stands', () => {
  const found = expectFrom(csat(cell(2, 60, 100)), [newcomers(5, 10, { week: SECOND })])!;
  expect(found.expected).toBeCloseTo(0.6, 12);
  const rows = 10 * 0.24;
  expect(found.standardError).toBeCloseTo(Math.sqrt(rows + (10 * rows) / 10 + 36 * (0.24 / 0.36 / 100)) / 10, 12);
});

test('cells without rows, or of a kind that nobody has, say nothing', () => {
  const reference = csat(cell(2, 60, 100), cell(3, 0, 0, { stratum: 'empty' }));
  const nothing = [cell(1, 0, 0), cell(1, 5, 10, { stratum: 'unknown' }), cell(1, 5, 10, { stratum: 'empty' })];
  expect(expectFrom(reference, nothing)).toBeNull();
  expect(expectFrom(reference, [...nothing, cell(1, 5, 10)])!.observed.n).toBe(10);
  expect(expectFrom(reference, [])).toBeNull();
  // Where the others never had any, none is expected, and nothing can be held against that.
  expect(expectFrom(csat(cell(2, 0, 100)), [cell(1, 5, 10)])).toBeNull();
});

test('whoever builds a reference may stop after each 500 cells', () => {
  const steps = (cells: number) => {
    const building = referenceInSteps(
      getMetric('csat'),
      Array.from({ length: cells }, () => cell(1, 1, 1)),
    );
    let stops = 0;
    while (!building.next().done) stops += 1;
    return stops;
  };
  expect([steps(499), steps(500), steps(1000)]).toEqual([0, 1, 2]);
});
