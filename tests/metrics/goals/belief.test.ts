import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { beliefOf, fade, peerLevel, priorOf } from '~/metrics/goals/belief';
import { driftOf, driftOn, levelOf } from '~/metrics/goals/drift';
import type { DayTally, Tally } from '~/metrics/goals/tally';
import { expectedRows, possibleRows, volumeOf } from '~/metrics/goals/volume';
import { evenDays, HOLD, SHARE } from './goal-factories';

const TODAY = '2026-03-01';
const SCORE = { ...HOLD, unit: 'score' } as const;
const NONE: Tally = { sum: 0, n: 0, squares: 0 };
const prior = { mean: 10, strength: 4, rowDeviation: 2, isFromPeers: true };

test('five peers give a prior, four none; of a mean each with five rows or more', () => {
  const peer = (sum: number, n: number): Tally => ({ sum, n, squares: (sum / n) ** 2 * n + n });
  const shares = (count: number) => Array.from({ length: count }, () => ({ sum: 7, n: 10, squares: 7 }));
  expect([priorOf(SHARE, shares(5), NONE).isFromPeers, priorOf(SHARE, shares(4), NONE).isFromPeers]).toEqual([
    true,
    false,
  ]);
  const means = (n: number) => [1, 2, 3, 4].map(() => peer(10 * 6, 6)).concat(peer(10 * n, n));
  expect([priorOf(HOLD, means(5), NONE).isFromPeers, priorOf(HOLD, means(4), NONE).isFromPeers]).toEqual([true, false]);
  // Who has nothing is no peer.
  expect(priorOf(SHARE, [...shares(4), NONE], NONE).isFromPeers).toBe(false);
});

test('a prior of peers is worth from 2 to 200 rows, as they differ', () => {
  const apart = [0, 100, 0, 100, 0, 100].map((sum) => ({ sum, n: 100, squares: sum }));
  expect(priorOf(SHARE, apart, NONE).strength).toBe(2);
  const peers = (...means: number[]) => means.map((mean) => ({ sum: 25 * mean, n: 25, squares: 25 * (mean ** 2 + 4) }));
  expect(priorOf(SCORE, peers(9, 10, 11, 10, 10), NONE)).toMatchObject({
    mean: expect.closeTo(10, 9),
    isFromPeers: true,
  });
  expect(priorOf(SCORE, peers(10, 10, 10, 10, 10), NONE).strength).toBe(200);
  // Means of 9 and 11 by turns, six of 25 rows: Q is 6 rows' means over their variance, τ² = (Q − 5) / (5 · 25 / a row's).
  const found = priorOf(SCORE, peers(9, 11, 9, 11, 9, 11), NONE);
  const row = (150 * 4 + 150 * 1) / 149;
  expect(found.rowDeviation).toBeCloseTo(Math.sqrt(row), 9);
  expect(found.strength).toBeCloseTo(row / ((6 * (25 / row) - 5) / ((5 * 25) / row)), 9);
});

test('without peers the baseline stands in: a share leans on one of two, a mean on nothing', () => {
  expect(priorOf(SHARE, [], { sum: 3, n: 4, squares: 3 })).toMatchObject({
    mean: 4 / 6,
    strength: 2,
    isFromPeers: false,
  });
  expect(priorOf(SHARE, [], NONE).mean).toBe(0.5);
  const baseline = { sum: 12, n: 3, squares: 56 };
  expect(priorOf(HOLD, [], baseline)).toEqual({ mean: 4, strength: 2, rowDeviation: 2, isFromPeers: false });
  expect(priorOf(HOLD, [], NONE)).toMatchObject({ mean: 0, rowDeviation: 0 });
});

test('days that are yet to come count as of today', () => {
  const day = (date: string, sum: number): DayTally => ({ date, sum, n: 10, squares: sum });
  expect(fade([day(TODAY, 10), day('2026-04-12', 0)], TODAY)).toEqual({ n: 20, mean: 0.5 });
});

test('what one knows of a share is the prior and the rows, as successes and failures', () => {
  const days = [{ date: TODAY, sum: 8, n: 10, squares: 8 }];
  const belief = beliefOf(SHARE, { ...prior, mean: 0.25 }, days, TODAY);
  expect(belief).toEqual({ kind: 'proportion', a: 9, b: 5, rowDeviation: Math.sqrt(45 / 196) });
  expect(beliefOf(SHARE, { ...prior, mean: 0.25 }, [], TODAY)).toMatchObject({ a: 1, b: 3 });
  expect(beliefOf(SHARE, { ...prior, mean: 0 }, [], TODAY)).toMatchObject({ a: 0.001, b: 4 });
  expect(beliefOf(SHARE, { ...prior, mean: 1 }, [], TODAY)).toMatchObject({ a: 4, b: 0.001 });
});

test('what one knows of a mean is weighed by what each tells: here 1 of the prior and 3 of twelve rows', () => {
  const days = [{ date: TODAY, sum: 12 * 13, n: 12, squares: 12 * 170 }];
  const belief = beliefOf(SCORE, prior, days, TODAY);
  expect(belief).toEqual({
    kind: 'mean',
    mean: expect.closeTo(12.25, 9),
    variance: expect.closeTo(0.25, 9),
    rowDeviation: 2,
  });
  expect(beliefOf(SCORE, prior, [], TODAY)).toMatchObject({ mean: 10, variance: 1, rowDeviation: 2 });
  // Of times the mean that was seen is moved up by γσ/6n: here c = 2/13.
  const c = 2 / 13;
  const leaning = ((3 * c + c ** 3) * 2) / (6 * 12);
  expect(beliefOf(HOLD, prior, days, TODAY)).toMatchObject({
    mean: expect.closeTo(0.25 * (10 + 3 * (13 + leaning)), 9),
  });
});

test('from thirty rows on the own spread counts', () => {
  const days = (n: number) => [{ date: TODAY, sum: 0, n, squares: 9 * (n - 1) }];
  expect(beliefOf(SCORE, prior, days(29), TODAY).rowDeviation).toBe(2);
  expect(beliefOf(SCORE, prior, days(30), TODAY).rowDeviation).toBeCloseTo(3, 12);
});

test('the level that only one peer in twenty is beyond lies above or below, by the aim', () => {
  const flat = { ...prior, mean: 0.5, strength: 2 };
  expect([peerLevel(SHARE, flat, 'higher', 0.05), peerLevel(SHARE, flat, 'lower', 0.05)]).toEqual(
    [0.95, 0.05].map((share) => expect.closeTo(share, 9)),
  );
  // 10 ± 1.644853627 · 2 / √4.
  expect([peerLevel(HOLD, prior, 'higher', 0.05), peerLevel(HOLD, prior, 'lower', 0.05)]).toEqual(
    [11.644853627, 8.355146373].map((mean) => expect.closeTo(mean, 8)),
  );
  expect(peerLevel(HOLD, { ...prior, isFromPeers: false }, 'higher', 0.05)).toBeNull();
});

test('a slope is that of weighted least squares, drawn towards none by (2.5 se / slope)²', () => {
  const weeks = Array.from({ length: 10 }, (_, week) => ({
    n: 20 + 7 * (week % 3),
    value: 0.5 + 0.03 * (9 - week) + (week % 2) * 0.02,
  }));
  const days = weeks.map(({ n, value }, week) => ({
    date: addDays(TODAY, -7 * week - 3),
    n,
    sum: n * value,
    squares: n * value,
  }));
  // The first day is of the tenth whole week back.
  const first = { date: addDays(TODAY, -69), n: 1e-9, sum: 0, squares: 0 };
  const found = driftOf([first, ...days.reverse()], TODAY, 0.4);
  // By the normal equations of w = n · 2^(−age/6): slope = (S·Sty − St·Sy) / (S·Stt − St²), its variance by the sandwich.
  let [S, St, Stt, Sy, Sty] = [0, 0, 0, 0, 0];
  const points = weeks.map(({ n, value }, week) => ({ t: -(week + 0.5), n, value, w: n * 2 ** (-(week + 0.5) / 6) }));
  for (const { t, w, value } of points) {
    S += w;
    St += w * t;
    Stt += w * t * t;
    Sy += w * value;
    Sty += w * t * value;
  }
  const determinant = S * Stt - St ** 2;
  const slope = (S * Sty - St * Sy) / determinant;
  const variance = points.reduce((sum, { t, w, n }) => sum + (((S * t - St) * w) / determinant) ** 2 * (0.16 / n), 0);
  const believed = 1 - (6.25 * variance) / slope ** 2;
  expect(believed).toBeGreaterThan(0.1);
  expect(found.perWeek).toBeCloseTo(slope * believed, 8);
  expect(found.variance).toBeCloseTo(variance * believed, 8);
  expect(found.ageWeeks).toBeCloseTo(-St / S, 8);
});

test('eight whole weeks are the fewest that have a slope, twenty-six the most that are looked at', () => {
  const rising = (days: number, before: DayTally[] = []) => {
    const from = addDays(TODAY, 1 - days);
    const even = evenDays(from, TODAY, { sum: 0, n: 400 });
    return driftOf([...before, ...even.map((day, at) => ({ ...day, sum: 200 + at }))], TODAY, 0.5).perWeek;
  };
  expect([rising(55), rising(56) > 0]).toEqual([0, true]);
  const long = rising(26 * 7);
  expect(rising(26 * 7, [{ date: addDays(TODAY, -26 * 7), n: 1e6, sum: 0, squares: 0 }])).toBeCloseTo(long, 12);
  expect(driftOf(evenDays(addDays(TODAY, -80), TODAY, { sum: 1, n: 2 }), TODAY, 0).perWeek).toBe(0);
});

test('a level that drifts stays a share and a time stays above nothing, and is known the less for it', () => {
  const on = (by: number, mean = 100) =>
    driftOn({ kind: 'mean', mean, variance: 4, rowDeviation: 1 }, { perWeek: by, variance: 0.25, ageWeeks: 2 }, 0, 0);
  expect(on(-10)).toMatchObject({ mean: 80, variance: 5 });
  expect([levelOf(on(-60)), levelOf(on(-60, -100)), levelOf(on(60))]).toEqual([10, -220, 220]);
  const share = (perWeek: number, variance = 0) =>
    driftOn({ kind: 'proportion', a: 6, b: 4, rowDeviation: 0.5 }, { perWeek, variance, ageWeeks: 1 }, 0, 0);
  expect([levelOf(share(9)), levelOf(share(-9))]).toEqual([0.999, 0.001].map((level) => expect.closeTo(level, 12)));
  // Moved to a half: variance .24/11 + .01, so .25 / that − 1 rows are left.
  const moved = share(-0.1, 0.01);
  expect(moved).toMatchObject({ a: expect.closeTo(0.5 * (0.25 / (0.24 / 11 + 0.01) - 1), 9) });
  expect(share(-0.1, 9)).toMatchObject({ a: 1, b: 1 });
});

test('rows to come are as many as lately, as unsure as the weeks differ and as few of them were seen', () => {
  expect(expectedRows({ perDay: 2, perWeek: 14, dispersion: 3, daysSeen: 28 }, 10)).toEqual({
    mean: 20,
    sd: expect.closeTo(Math.sqrt(3 * 20 + (20 * 20 * 3) / 56), 12),
  });
  const none = { mean: 0, sd: 0 };
  expect([
    expectedRows({ perDay: 2, perWeek: 14, dispersion: 1, daysSeen: 7 }, 0),
    expectedRows({ perDay: 0, perWeek: 0, dispersion: 1, daysSeen: 7 }, 5),
  ]).toEqual([none, none]);
  const possible = possibleRows({ mean: 1000, sd: 100 });
  const moment = (power: number) =>
    possible.reduce((sum, { m, weight }) => sum + weight * ((m - 1000) / 100) ** power, 0);
  // As of a normal: 1, 0, 1, 0, 3.
  expect([0, 1, 2, 3, 4].map(moment)).toEqual([1, 0, 1, 0, 3].map((value) => expect.closeTo(value, 1)));
  expect(possibleRows({ mean: 3, sd: 0 })).toEqual([{ m: 3, weight: expect.closeTo(1, 9) }]);
  expect(Math.min(...possibleRows({ mean: 1, sd: 5 }).map(({ m }) => m))).toBe(0);
});

test('weeks that differ more than by chance say so from the fourth on, and a first week may be short', () => {
  const weekly = (...counts: number[]) =>
    counts.map((n, week) => ({ date: addDays(TODAY, -7 * (counts.length - week) + 1), n, sum: 0, squares: 0 }));
  expect(volumeOf(weekly(10, 30, 10, 30), TODAY)).toEqual({
    perDay: 20 / 7,
    perWeek: 20,
    dispersion: expect.closeTo(400 / 3 / 20, 9),
    daysSeen: 28,
  });
  expect(volumeOf(weekly(10, 30, 20), TODAY)).toMatchObject({ perWeek: 20, dispersion: 1, daysSeen: 21 });
  expect(volumeOf(weekly(20, 20, 20, 20), TODAY).dispersion).toBe(1);
  expect(volumeOf([{ date: addDays(TODAY, -2), n: 7, sum: 0, squares: 0 }], TODAY)).toMatchObject({
    perDay: 1,
    daysSeen: 7,
  });
  expect(volumeOf([{ date: addDays(TODAY, 1), n: 7, sum: 0, squares: 0 }], TODAY)).toMatchObject({
    perDay: 0,
    daysSeen: 0,
  });
  expect(volumeOf(weekly(900, 1, 1, 1, 1, 1, 1, 1, 1), TODAY)).toMatchObject({ perWeek: 1, daysSeen: 56 });
});
