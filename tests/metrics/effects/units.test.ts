import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { getMetric } from '~/metrics/catalogue';
import { closestUnits } from '~/metrics/effects/closest-units';
import { courseOf } from '~/metrics/effects/course';
import { type EffectQuestion, measureEffect } from '~/metrics/effects/effect';
import { rowsNeeded } from '~/metrics/effects/rows-needed';
import { sharedReference } from '~/metrics/effects/shared-reference';
import { rowsIn, unitsOf, type WholeUnit } from '~/metrics/effects/unit';
import { isWithin } from '~/metrics/effects/windows';
import type { Cell } from '~/metrics/verdicts/reference';

const FIRST = '2026-01-05';
const monday = (week: number) => addDays(FIRST, 7 * week);
const cell = (person: number, week: number, x: number, n: number, stratum = 'a'): Cell => ({
  person,
  week: monday(week),
  stratum,
  tally: { x, n, squares: x },
  isReference: true,
});

test('a window begins with its Monday and ends with its last day', () => {
  const window = { from: monday(1), to: addDays(monday(3), -1) };
  expect([0, 1, 2, 3].map((week) => isWithin(window, monday(week)))).toEqual([false, true, true, false]);
  expect(isWithin(null, monday(1))).toBe(false);
  expect(rowsIn([cell(1, 0, 1, 2), cell(1, 1, 2, 3), cell(1, 2, 3, 4), cell(1, 3, 9, 9)], window)).toMatchObject({
    x: 5,
    n: 7,
  });
  expect(rowsIn([cell(1, 1, 2, 3)], null)).toEqual({ x: 0, n: 0, squares: 0 });
});

const unit = (id: number, value: number): WholeUnit => {
  const seen = { tally: { x: 1, n: 1, squares: 1 }, expected: 1, measured: { value, variance: 1 } };
  return { id, before: seen, leadUp: null, after: seen };
};

test('compared are the 24 whose level was closest to anybody’s, or four for each of them', () => {
  const others = Array.from({ length: 60 }, (_, id) => unit(id, id));
  const ids = (...levels: number[]) =>
    closestUnits(
      levels.map((level, at) => unit(100 + at, level)),
      others,
    ).map(({ id }) => id);
  expect(ids(30.4)).toEqual([
    30, 31, 29, 32, 28, 33, 27, 34, 26, 35, 25, 36, 24, 37, 23, 38, 22, 39, 21, 40, 20, 41, 19, 42,
  ]);
  expect(ids(0, 59).sort((a, b) => a - b)).toEqual([
    ...Array.from({ length: 12 }, (_, id) => id),
    ...Array.from({ length: 12 }, (_, id) => 48 + id),
  ]);
  expect(ids(1, 2, 3, 4, 5, 6).length).toBe(24);
  expect(ids(1, 2, 3, 4, 5, 6, 7).length).toBe(28);
  // Who is equally far comes by their number.
  expect(ids(10).slice(0, 3)).toEqual([10, 9, 11]);
});

test('only strata in which those that had it worked count, and of what they did themselves nothing is expected', () => {
  const cells = [cell(1, 0, 9, 10), cell(2, 0, 5, 10), cell(2, 0, 1, 10, 'b')];
  const { reference, cells: shared } = sharedReference({ metric: getMetric('csat'), cells, treated: new Set([1]) });
  expect([...reference.strata.keys()]).toEqual(['a']);
  expect(reference.strata.get('a')!.all).toEqual({ x: 5, n: 10, squares: 5 });
  expect(shared.map(({ person, isReference }) => [person, isReference])).toEqual([
    [1, false],
    [2, true],
  ]);
});

const windows = {
  before: { from: monday(0), to: addDays(monday(2), -1) },
  leadUp: { from: monday(2), to: addDays(monday(3), -1) },
  after: { from: monday(4), to: addDays(monday(5), -1) },
  firstAfterDay: '',
  lastAfterDay: '',
};

test('a unit has each window in which it has five rows or more, on the scale of the metric', () => {
  const cells = [
    cell(1, 0, 2, 2),
    cell(1, 1, 2, 3),
    cell(1, 2, 2, 4),
    cell(1, 4, 5, 5),
    cell(2, 0, 50, 100),
    cell(2, 1, 50, 100),
    cell(2, 2, 50, 100),
    cell(2, 4, 50, 100),
  ];
  const { reference, cells: shared } = sharedReference({ metric: getMetric('csat'), cells, treated: new Set([1]) });
  const [one] = unitsOf(reference, shared, windows);
  expect([one!.id, one!.leadUp]).toEqual([1, null]);
  expect(one!.before!.tally).toMatchObject({ x: 4, n: 5 });
  expect(one!.before!.expected).toBeCloseTo(0.5, 12);
  // Four of five with three eighths at each end, on the arcsine, less that of a half.
  expect(one!.before!.measured.value).toBeCloseTo(Math.asin(Math.sqrt(4.375 / 5.75)) - Math.PI / 4, 12);
  expect(one!.after!.measured.value).toBeCloseTo(Math.asin(Math.sqrt(5.375 / 5.75)) - Math.PI / 4, 12);
  expect(one!.after!.measured.variance).toBeCloseTo((0.25 / 5) * (1 + 5 / 110 + 5 / 400), 9);
});

const ask = (cells: Cell[], overrides: Partial<EffectQuestion> = {}): EffectQuestion => ({
  metric: getMetric('csat'),
  cells,
  about: 'people',
  windows,
  treated: new Set([1, 2]),
  comparable: new Set([3]),
  confidence: 0.95,
  ...overrides,
});

test('the course is told week by week from the first window to the last, of those that had it together', () => {
  const cells = [
    cell(1, 0, 5, 10),
    cell(2, 0, 9, 10),
    cell(1, 3, 1, 10),
    cell(1, 5, 9, 9),
    ...[0, 1, 2, 3, 4, 5].map((week) => cell(3, week, 50, 100)),
  ];
  const course = courseOf(ask(cells));
  expect(course.map(({ week, value, sample }) => [week, value, sample])).toEqual([
    [monday(0), 0.7, 20],
    [monday(1), null, 0],
    [monday(2), null, 0],
    [monday(3), 0.1, 10],
    [monday(4), null, 0],
  ]);
  expect(course.map(({ expected }) => expected)).toEqual([
    expect.closeTo(0.5, 12),
    null,
    null,
    expect.closeTo(0.5, 12),
    null,
  ]);
  const only = (some: Partial<typeof windows>) =>
    courseOf(
      ask(cells, {
        windows: { ...windows, before: null, leadUp: null, after: null, ...some } as EffectQuestion['windows'],
      }),
    ).map(({ week }) => week);
  expect(only({ leadUp: windows.leadUp })).toEqual([monday(2)]);
  expect(only({ after: windows.after })).toEqual([monday(4)]);
  expect(only({ before: windows.before })).toEqual([monday(0), monday(1)]);
  expect(only({})).toEqual([]);
});

/** Ten people with 200 rows a week, half of them good; the first changes after week 3. */
const measure = (after: number, metric: 'csat' | 'hold_time' | 'escalation_rate' = 'csat', confidence = 0.95) =>
  measureEffect(
    ask(
      Array.from({ length: 10 }, (_, person) =>
        [0, 1, 2, 3, 4].map((week) => {
          const x = person === 0 && week === 4 ? after : 100 + ((person * 3 + week * 2) % 5) - 2;
          return {
            ...cell(person, week, x, 200),
            tally: { x, n: 200, squares: metric === 'hold_time' ? (1.1 * x * x) / 200 : x },
          };
        }),
      ).flat(),
      {
        metric: getMetric(metric),
        treated: new Set([0]),
        comparable: new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]),
        confidence,
      },
    ),
  );

test('up is better where the metric says so, worse where it says the other, and only a change within a band', () => {
  expect([measure(170).kind, measure(30).kind]).toEqual(['better', 'worse']);
  expect([measure(170, 'hold_time').kind, measure(60, 'hold_time').kind]).toEqual(['worse', 'better']);
  expect([measure(170, 'escalation_rate').kind, measure(30, 'escalation_rate').kind]).toEqual(['changed', 'changed']);
  expect(measure(100).kind).toBe('none');
});

test('an effect tells the rows of each window, who was compared, and what would have been without it', () => {
  const effect = measure(170);
  expect(effect).toMatchObject({ why: null, leftOut: 0, comparable: 9, moreRows: null });
  expect([effect.before.n, effect.leadUp.n, effect.after]).toEqual([400, 200, { x: 170, n: 200, squares: 170 }]);
  expect(effect.units).toEqual([expect.objectContaining({ id: 0, before: effect.before, after: effect.after })]);
  expect(effect.units[0]!.without).toBeCloseTo(0.5, 1);
  const { without, difference, low, high, confidence } = effect.estimate!;
  expect([0.85 - difference, confidence]).toEqual([expect.closeTo(without, 12), 0.95]);
  expect(without).toBeCloseTo(0.5, 1);
  expect([low < difference, difference < high]).toEqual([true, true]);
  const surer = measure(170, 'csat', 0.99).estimate!;
  expect(surer.high - surer.low).toBeGreaterThan(high - low);
});

test('rows needed count over all units, and two to compare with are the fewest', () => {
  const question = { otherVariance: 0, comparable: 2, confidence: 0.9, halfWidth: 1 };
  // t(.95, 1) = 6.313751515: (1 / 6.3138)² = .025086 is what two units of .05 each come to.
  const rows = rowsNeeded({
    ...question,
    pending: [
      { fixed: 0, perRow: 1 },
      { fixed: 0, perRow: 1 },
    ],
  })!;
  expect(rows).toBe(Math.ceil(6.313751515 ** 2));
  expect(rowsNeeded({ ...question, comparable: 1, pending: [{ fixed: 0, perRow: 1 }] })).toBeNull();
  expect(rowsNeeded({ ...question, pending: [{ fixed: 0, perRow: 1e-9 }] })).toBe(1);
  expect(rowsNeeded({ ...question, otherVariance: 0.0251, pending: [{ fixed: 0, perRow: 1 }] })).toBeNull();
});
