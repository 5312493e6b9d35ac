import { expect, test } from 'vitest';
import { addDays, daysBetween } from '~/clock';
import { driftOn } from '~/metrics/goals/drift';
import { type ForecastPoint, forecastOf } from '~/metrics/goals/forecast';
import type { Goal } from '~/metrics/goals/goal';
import { progressOf } from '~/metrics/goals/progress';
import { addTallies, type DayTally, daysWithin } from '~/metrics/goals/tally';
import { expectedRows } from '~/metrics/goals/volume';
import { betaBinomialTail } from '~/statistics/beta-binomial-predictive';
import { lognormalPredictive } from '~/statistics/lognormal-predictive';
import { normalPredictive } from '~/statistics/normal-predictive';
import { evenDays, HOLD, makeData, makeGoal } from './goal-factories';

const TODAY = '2026-04-06';
const EDGES = [
  ['low90', 0.05],
  ['low50', 0.25],
  ['middle', 0.5],
  ['high50', 0.75],
  ['high90', 0.95],
] as const satisfies readonly (readonly [keyof ForecastPoint, number])[];

/** The fan of a goal from the start on, and of each point what counts already, what is to come, and what one knows of it. */
function fanOf(goal: Goal, days: DayTally[]) {
  const data = makeData({ today: TODAY, goal, days });
  const progress = progressOf(data);
  const lastDay = addDays(TODAY, -1);
  const known = addTallies(daysWithin(data.days, goal.startDate, lastDay));
  return forecastOf(goal, data.days, { ...progress, today: TODAY })
    .slice(1)
    .map((point) => ({
      point,
      known,
      m: Math.round(expectedRows(progress.volume, daysBetween(lastDay, point.date)).mean),
      belief: driftOn(progress.belief, progress.drift, 0, daysBetween(lastDay, point.date) / 7),
    }));
}

test('a share ends below each edge of the fan as often as the edge says: half between the inner two, nine in ten between the outer', () => {
  const fan = fanOf(makeGoal(), evenDays('2025-12-08', TODAY, { sum: 6.4, n: 8 }));
  expect(fan.length).toBeGreaterThan(5);
  for (const { point, known, m, belief } of fan) {
    if (belief.kind !== 'proportion') throw new Error('This is a share.');
    for (const [edge, p] of EDGES) {
      const y = Math.round((point[edge] as number) * (known.n + m) - known.sum);
      expect(1 - betaBinomialTail({ m, ...belief }, y + 1), edge).toBeGreaterThanOrEqual(p - 1e-9);
      expect(1 - betaBinomialTail({ m, ...belief }, y), edge).toBeLessThan(p);
    }
  }
});

test.each([
  ['of a time, which leans to the right', HOLD, lognormalPredictive],
  ['of a score, which does not', { ...HOLD, unit: 'score' as const }, normalPredictive],
])('a mean ends below each edge of the fan as often as the edge says: %s', (_, metric, chanceBelow) => {
  const goal = makeGoal({ metric, target: 40_000, aim: 'lower' });
  const fan = fanOf(
    goal,
    evenDays('2025-12-08', TODAY, { sum: 8 * 50_000, n: 8, squares: 8 * (50_000 ** 2 + 30_000 ** 2) }),
  );
  expect(fan.length).toBeGreaterThan(5);
  for (const { point, known, m, belief } of fan) {
    if (belief.kind !== 'mean') throw new Error('This is a mean.');
    for (const [edge, p] of EDGES) {
      const limit = ((point[edge] as number) * (known.n + m) - known.sum) / m;
      expect(chanceBelow(belief, { m, sd: belief.rowDeviation, limit }), edge).toBeCloseTo(p, 6);
    }
  }
});
