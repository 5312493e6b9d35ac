import { expect, test } from 'vitest';
import { guardOf } from '~/metrics/goals/guard';
import { type GoalProgress, progressOf } from '~/metrics/goals/progress';
import { judgeStatus, type Previous } from '~/metrics/goals/status';
import { sayProbability, sayStatus, tagOf } from '~/metrics/goals/words';
import { makeData, makeGoal, SHARE } from './goal-factories';

const goal = makeGoal();
const live = progressOf(makeData({ today: '2026-04-06' }));
const over = progressOf(makeData({ today: '2026-05-25' }));

function judge(overrides: Partial<GoalProgress>, previous: Previous | null = null, of = live) {
  return judgeStatus(goal, { ...of, ...overrides }, { guard: null, previous });
}
const at = (probability: number, previous: Previous | null = null) => judge({ probability }, previous).status;

test('likely from .70 is on track, from .30 at risk, below off track', () => {
  expect([0.95, 0.7, 0.69, 0.3, 0.29, 0].map((p) => at(p))).toEqual([
    'on track',
    'on track',
    'at risk',
    'at risk',
    'off track',
    'off track',
  ]);
});

test('a status turns only past a margin, or at two check-ins in a row', () => {
  const onTrack = { status: 'on track', probability: 0.72 };
  expect(at(0.68, onTrack)).toBe('on track');
  expect(at(0.64, onTrack)).toBe('at risk');
  expect(at(0.68, { status: 'on track', probability: 0.68 })).toBe('at risk');
  const atRisk = { status: 'at risk', probability: 0.5 };
  expect(at(0.72, atRisk)).toBe('at risk');
  expect(at(0.76, atRisk)).toBe('on track');
  expect(at(0.28, atRisk)).toBe('at risk');
  expect(at(0.2, onTrack)).toBe('off track');
  expect(at(0.72, { status: 'not enough data', probability: 0.5 })).toBe('on track');
});

test('below ten rows, or a twentieth of what is planned, we cannot tell yet, and say how many more', () => {
  const rows = (n: number) => ({ sum: n, n, squares: n });
  expect(judge({ shown: rows(0), planned: 100 })).toEqual({ status: 'not enough data', moreNeeded: 10 });
  expect(judge({ shown: rows(9), planned: 100 })).toEqual({ status: 'not enough data', moreNeeded: 1 });
  expect(judge({ shown: rows(10), planned: 100 }).status).not.toBe('not enough data');
  expect(judge({ shown: rows(10), planned: 1000 })).toEqual({ status: 'not enough data', moreNeeded: 40 });
});

test('with a fifth of the days missing we cannot tell', () => {
  expect(judge({ coverage: { covered: 15, needed: 20 } })).toEqual({ status: 'not enough data', moreNeeded: 0 });
  expect(judge({ coverage: { covered: 16, needed: 20 } }).status).not.toBe('not enough data');
});

test('what nothing can change any more is said so', () => {
  const settledAt = (sum: number) =>
    judge({ outlook: { ...live.outlook, soFar: { sum, n: 1000, squares: sum }, toCome: { mean: 5, sd: 0 } } }).status;
  expect(settledAt(900)).toBe('secured');
  expect(settledAt(700)).toBe('out of reach');
});

test('at the due date: achieved, missed, or missed within noise', () => {
  const end = (value: number, interval: { low: number; high: number }) =>
    judge({ value, interval, isOver: true }, null, over).status;
  expect(end(0.85, { low: 0.79, high: 0.9 })).toBe('achieved');
  expect(end(0.83, { low: 0.77, high: 0.88 })).toBe('missed within noise');
  expect(end(0.7, { low: 0.63, high: 0.76 })).toBe('missed');
});

test('a broken guard blocks achieved', () => {
  const progress = { ...over, value: 0.9 };
  const lower = { ...SHARE, direction: 'lower' } as const;
  const rows = (sum: number, n: number) => ({ sum, n, squares: sum });
  const guard = (value: number, sample = 50) => guardOf(lower, 0.1, rows(value * sample, sample));
  const status = (value: number, sample?: number) =>
    judgeStatus(goal, progress, { guard: guard(value, sample), previous: null }).status;
  expect(status(0.12)).toBe('blocked by guard');
  expect(status(0.1)).toBe('achieved');
  expect(status(0.5, 9)).toBe('achieved');
  expect(guardOf(SHARE, 0.9, rows(17, 20)).isBroken).toBe(true);
  expect(guardOf(SHARE, 0.9, rows(0, 0))).toMatchObject({ isBroken: false, value: null, interval: null });
  // Wilson's 95 % of 15 of 148, as published.
  const { interval } = guardOf(lower, 0.2, rows(15, 148));
  expect(interval?.low).toBeCloseTo(0.06238639953, 10);
  expect(interval?.high).toBeCloseTo(0.1604872417, 10);
});

test('tags say the status and how likely', () => {
  expect(tagOf({ status: 'on track', moreNeeded: 0 }, 0.74, SHARE)).toEqual({
    kind: 'act',
    words: 'On track · 74% likely',
  });
  expect(tagOf({ status: 'not enough data', moreNeeded: 1 }, 0.5, SHARE).words).toBe(
    'Not enough data · 1 more answer needed',
  );
  expect(tagOf({ status: 'missed', moreNeeded: 0 }, 0, SHARE)).toEqual({ kind: 'concerning', words: 'Missed' });
  expect([0.001, 0.5, 0.999].map(sayProbability)).toEqual(['under 1%', '50%', 'over 99%']);
});

test('the sentence tells what the rest has to be', () => {
  const words = { progress: live, target: 0.85, guardSentence: null };
  expect(sayStatus(SHARE, { status: 'at risk', moreNeeded: 0 }, words)).toMatch(
    /^\d+% likely at the current pace\. About 98 answers remain and must average 89%\.$/,
  );
  expect(sayStatus(SHARE, { status: 'off track', moreNeeded: 0 }, { ...words, target: 0.99 })).toMatch(
    /About 98 answers remain\. Even perfect results would probably miss the target\.$/,
  );
  expect(sayStatus(SHARE, { status: 'not enough data', moreNeeded: 40 }, words)).toBe(
    'Too early to tell: 40 more answers needed.',
  );
});
