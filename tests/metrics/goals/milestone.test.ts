import { expect, test } from 'vitest';
import { judgeMilestone } from '~/metrics/goals/milestone';
import { evenDays, makeGoal } from './goal-factories';

const goal = makeGoal();
const days = evenDays('2025-12-08', '2026-05-31', { sum: 1.6, n: 2 });
const judge = (expected: number, overrides: { onDate?: string; today?: string; days?: typeof days } = {}) =>
  judgeMilestone(goal, overrides.days ?? days, { onDate: '2026-04-05', today: '2026-05-01', expected, ...overrides });

test('a step is held against what stood at the end of its day, counted from the goal’s start', () => {
  const { stood, state } = judge(0.78);
  expect(stood).toMatchObject({ date: '2026-04-05', sample: 70 });
  expect(stood?.value).toBeCloseTo(0.8, 10);
  expect(state).toBe('met');
  expect(judge(0.85).state).toBe('missed within noise');
  expect(judge(0.95).state).toBe('missed');
});

test('a step is open until its day has been counted, and ten rows say nothing of it yet', () => {
  expect(judge(0.78, { today: '2026-04-05' })).toEqual({ stood: null, state: 'open' });
  expect(judge(0.78, { today: '2026-04-06' }).state).toBe('met');
  const few = evenDays('2026-03-02', '2026-03-04', { sum: 3, n: 3 });
  expect(judge(0.78, { days: few }).state).toBe('not enough data');
  expect(judge(0.78, { days: [] })).toEqual({ stood: null, state: 'not enough data' });
});
