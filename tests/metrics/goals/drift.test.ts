import { expect, test } from 'vitest';
import { addDays, daysBetween } from '~/clock';
import { driftOf, driftOn, levelOf, NO_DRIFT, weeksOfDrift } from '~/metrics/goals/drift';
import { forecastOf } from '~/metrics/goals/forecast';
import { progressOf } from '~/metrics/goals/progress';
import type { DayTally } from '~/metrics/goals/tally';
import { sayDrift } from '~/metrics/goals/words';
import { evenDays, makeData, makeGoal, seeded } from './goal-factories';

const FROM = '2025-12-08';
const TODAY = '2026-04-06';

/** Thirty rows a day whose share rises by so much a week from 70 % on. */
function rising(perWeek: number): DayTally[] {
  return evenDays(FROM, addDays(TODAY, -1), { sum: 0, n: 30 }).map((day) => {
    const sum = 30 * (0.7 + (perWeek * daysBetween(FROM, day.date)) / 7);
    return { ...day, sum, squares: sum };
  });
}

test('a clear slope is mostly believed, none is made of steady work, and a doubtful one is none', () => {
  const clear = driftOf(rising(0.01), addDays(TODAY, -1), 0.42);
  expect(clear.perWeek).toBeGreaterThan(0.008);
  expect(clear.perWeek).toBeLessThan(0.01);
  expect(driftOf(rising(0), addDays(TODAY, -1), 0.42)).toBe(NO_DRIFT);
  expect(driftOf(rising(0.003), addDays(TODAY, -1), 0.42)).toBe(NO_DRIFT);
  expect(driftOf([], TODAY, 0.42)).toBe(NO_DRIFT);
  expect(driftOf(rising(0.01).slice(-40), addDays(TODAY, -1), 0.42)).toBe(NO_DRIFT);
});

test('chance alone is taken for drift in two or three of a hundred cases at most', () => {
  const random = seeded(7);
  const CASES = 2000;
  let taken = 0;
  for (let i = 0; i < CASES; i++) {
    const days = evenDays('2026-01-12', '2026-04-05', { sum: 0, n: 2 }).map((day) => {
      const sum = Number(random() < 0.8) + Number(random() < 0.8);
      return { ...day, sum, squares: sum };
    });
    if (driftOf(days, '2026-04-05', 0.4).perWeek !== 0) taken += 1;
  }
  process.stdout.write(`drift seen in steady work: ${((100 * taken) / CASES).toFixed(1)} %\n`);
  expect(taken / CASES).toBeLessThan(0.03);
  expect(taken).toBeGreaterThan(0);
});

test('a drift fades to half in six weeks and never moves further than its sum', () => {
  expect(weeksOfDrift(0, 1e-12)).toBeCloseTo(0, 9);
  // ∫ 2^(−t/6) from now on comes to 6 / ln 2 = 8.66 weeks.
  expect(weeksOfDrift(1000, 1000)).toBeCloseTo(6 / Math.LN2, 9);
  const steps = Array.from({ length: 6000 }, (_, i) => weeksOfDrift((i + 0.5) / 1000, (i + 0.5) / 1000));
  expect(weeksOfDrift(0, 6)).toBeCloseTo(steps.reduce((sum, each) => sum + each, 0) / 6000, 5);
});

test('a level is moved from where the faded rows stood to the time ahead, less sure than before, and stays a share', () => {
  const belief = { kind: 'proportion', a: 160, b: 40, rowDeviation: 0.4 } as const;
  const drift = { perWeek: 0.005, variance: 1e-6, ageWeeks: 5 };
  expect(levelOf(driftOn(belief, drift, 0, 0))).toBeCloseTo(0.825, 9);
  const later = driftOn(belief, drift, 0, 6);
  expect(levelOf(later)).toBeCloseTo(0.8 + 0.005 * (5 + weeksOfDrift(0, 6)), 9);
  expect(later.kind === 'proportion' && later.a + later.b).toBeLessThan(200);
  expect(levelOf(driftOn(belief, { ...drift, perWeek: 0.5 }, 0, 6))).toBeLessThan(1);
  const time = { kind: 'mean', mean: 40_000, variance: 1e6, rowDeviation: 20_000 } as const;
  expect(driftOn(time, { perWeek: -400, variance: 100, ageWeeks: 5 }, 0, 0)).toMatchObject({
    mean: 38_000,
    variance: 1e6 + 2500,
  });
  expect(driftOn(belief, NO_DRIFT, 0, 6)).toBe(belief);
});

test('the cone of rising work ends above that of steady work, P(reach) agrees with it, and the page says why', () => {
  const data = makeData({ today: TODAY, days: rising(0.01), goal: makeGoal({ target: 0.87 }) });
  const progress = progressOf(data);
  const steady = { ...progress, drift: NO_DRIFT };
  const end = forecastOf(data.goal, data.days, { ...progress, today: TODAY }).at(-1);
  const flat = forecastOf(data.goal, data.days, { ...steady, today: TODAY }).at(-1);
  expect(end?.middle).toBeGreaterThan((flat?.middle ?? 1) + 0.02);
  expect(progress.probability > 0.5).toBe((end?.middle ?? 0) > 0.87);
  expect(sayDrift(data.goal, progress.drift)).toMatch(/^Clear trend: rising by 0\.\d points a week, for the better\./);
  expect(sayDrift(data.goal, NO_DRIFT)).toBeNull();
});
