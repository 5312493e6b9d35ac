import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { getMetric } from '~/metrics/catalogue';
import { forecastOf } from '~/metrics/goals/forecast';
import { type GoalData, progressOf } from '~/metrics/goals/progress';
import { canAverage } from '~/metrics/goals/reach';
import { judgeStatus } from '~/metrics/goals/status';
import { evenDays, everyDay, makeData, makeGoal } from './goal-factories';

const goal = makeGoal();
/** The last day on which the goal's rows count. */
const DUE = goal.dueDate;

function judge(overrides: Partial<GoalData> & { today: string }) {
  const progress = progressOf(makeData(overrides));
  return { ...judgeStatus(overrides.goal ?? goal, progress, { guard: null, previous: null }), progress };
}
const steady = (sum: number, n: number) => evenDays('2025-12-08', '2026-05-31', { sum, n });

test('on the due day itself its own rows are still to come; the day after, the outcome is said', () => {
  const days = steady(1.6, 2);
  const dueToday = judge({ today: DUE, days });
  expect(dueToday.progress).toMatchObject({ isOver: false, outlook: { toCome: { mean: 2 } } });
  expect(dueToday.status).toBe('out of reach');
  const dayAfter = judge({ today: addDays(DUE, 1), days });
  expect(dayAfter.progress).toMatchObject({ isOver: true, outlook: { toCome: { mean: 0 } } });
  expect(dayAfter.status).toBe('missed within noise');
  expect(judge({ today: addDays(DUE, 1), days: steady(1.8, 2) }).status).toBe('achieved');
  expect(judge({ today: addDays(DUE, 1), days: steady(1.2, 2) }).status).toBe('missed');
});

test('a target that nothing can take away any more is secured, and one that nothing can reach is out of reach', () => {
  const late = addDays(DUE, -3);
  expect(judge({ today: late, days: steady(1.9, 2) })).toMatchObject({ status: 'secured' });
  expect(judge({ today: late, days: steady(1.9, 2) }).progress.probability).toBe(1);
  expect(judge({ today: late, days: steady(1, 2) })).toMatchObject({ status: 'out of reach' });
  expect(judge({ today: late, days: steady(1, 2) }).progress.probability).toBe(0);
});

test('without peers a weak prior around the own baseline stands in, and the goal is judged all the same', () => {
  const alone = judge({ today: '2026-04-06', peers: [] });
  expect(alone.progress.prior).toMatchObject({ isFromPeers: false, strength: 2 });
  expect(alone.progress.prior.mean).toBeCloseTo(0.8, 2);
  const four = Array.from({ length: 4 }, () => ({ sum: 90, n: 100, squares: 90 }));
  expect(judge({ today: '2026-04-06', peers: four }).progress.prior.isFromPeers).toBe(false);
});

test('with nothing counted there is no value, no cone and no verdict, but how many rows it takes', () => {
  const nothing = judge({ today: '2026-04-06', days: [] });
  expect(nothing).toMatchObject({ status: 'not enough data', moreNeeded: 10 });
  expect(nothing.progress).toMatchObject({ value: null, interval: null, planned: 0 });
  expect(forecastOf(goal, [], { ...nothing.progress, today: '2026-04-06' })).toEqual([]);
  expect(judge({ today: addDays(DUE, 1), days: [] })).toMatchObject({ status: 'not enough data', moreNeeded: 10 });
});

test('of a metric whose source stopped, nothing is judged from the days before it did', () => {
  const stopped = '2026-03-22';
  const days = evenDays('2025-12-08', stopped, { sum: 1.9, n: 2 });
  const coveredDays = everyDay('2025-12-01', stopped);
  const later = judge({ today: '2026-05-11', days, coveredDays });
  expect(later).toMatchObject({ status: 'not enough data', moreNeeded: 0 });
  expect(later.progress.coverage).toEqual({ covered: 15, needed: 50 });
  const end = judge({ today: addDays(DUE, 1), days, coveredDays });
  expect(end.status).toBe('not enough data');
});

test('all or none of the rows good is a share like another', () => {
  expect(judge({ today: addDays(DUE, 1), days: steady(2, 2), goal: makeGoal({ target: 1 }) }).status).toBe('achieved');
  expect(judge({ today: addDays(DUE, 1), days: steady(0, 2) })).toMatchObject({ status: 'missed' });
  const live = judge({ today: '2026-04-06', days: steady(0, 2) }).progress;
  expect(live.probability).toBeGreaterThanOrEqual(0);
  expect(live.probability).toBeLessThan(1e-6);
});

test('what those to come would have to average is said only where anybody can', () => {
  expect(canAverage(getMetric('csat'), 1.01)).toBe(false);
  expect(canAverage(getMetric('csat'), 1)).toBe(true);
  expect(canAverage(getMetric('average_handle_time'), -1)).toBe(false);
});
