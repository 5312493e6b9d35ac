import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { progressOf } from '~/metrics/goals/progress';
import { bestQuarter, reachOf, suggestTargets } from '~/metrics/goals/suggest';
import { suggestForMany } from '~/metrics/goals/suggest-many';
import { evenDays, makeData, makeGoal, SHARE } from './goal-factories';

const goal = makeGoal();
const TODAY = goal.startDate;
/** Eleven peers whose true levels differ: from 70 to 90 %. */
const peers = Array.from({ length: 11 }, (_, i) => ({ sum: 400 * (0.7 + i * 0.02), n: 400, squares: 0 }));
/** A year at 80 %, but for twelve weeks of the summer before at 84 %. */
const history = [
  ...evenDays('2025-03-03', '2025-06-01', { sum: 1.6, n: 2 }),
  ...evenDays('2025-06-02', '2025-08-24', { sum: 1.68, n: 2 }),
  ...evenDays('2025-08-25', '2026-03-01', { sum: 1.6, n: 2 }),
];

function asked(overrides: Partial<Parameters<typeof suggestTargets>[0]> = {}) {
  const progress = progressOf(makeData({ today: TODAY, peers }));
  return { goal, baseline: 0.8, progress, history, ...overrides };
}

test('targets come from the own best quarter and from the peers, each with its own P(reach), the nearest first', () => {
  const found = suggestTargets(asked());
  const own = found.find(({ why }) => why.includes('best 12 weeks in the past year'));
  expect(own?.target).toBe(0.84);
  expect(own?.probability).toBe(reachOf(asked(), 0.84));
  // The spread of the peers' true levels is 6.6 points: a quarter of them are beyond 84.5 %.
  expect(found.find(({ why }) => why.includes('top 25% of peers'))?.target).toBe(0.85);
  expect(found.map(({ target }) => target)).toEqual([...found.map(({ target }) => target)].sort());
  expect([...found].map(({ probability }) => probability)).toEqual(
    found.map(({ probability }) => probability).sort((a, b) => b - a),
  );
});

test('what is no better than the baseline is not suggested, and two that round alike are one', () => {
  const found = suggestTargets(asked({ baseline: 0.9 }));
  expect(found.every(({ target }) => target > 0.9)).toBe(true);
  expect(found.some(({ why }) => why.includes('best 12 weeks in the past year'))).toBe(false);
  expect(new Set(found.map(({ target }) => target)).size).toBe(found.length);
});

test('without peers and with too short a history only the furthest that is possible is left', () => {
  const progress = progressOf(makeData({ today: TODAY }));
  const found = suggestTargets(asked({ progress, history: [] }));
  expect(found.map(({ why }) => why)).toEqual(['stretch (about 1 in 10)']);
  expect(found[0]?.probability).toBeGreaterThanOrEqual(0.1);
  expect(reachOf({ goal, progress }, (found[0]?.target ?? 0) + 0.01)).toBeLessThan(0.1);
});

test('a best quarter takes enough rows to be a figure', () => {
  const few = evenDays('2025-12-01', '2026-03-01', { sum: 0, n: 0 }).map((day, i) =>
    i === 80 ? { ...day, sum: 5, n: 5 } : day,
  );
  expect(bestQuarter(SHARE, few, 'higher')).toBeNull();
  expect(bestQuarter(SHARE, history, 'lower')).toBeCloseTo(0.8, 10);
});

test('for many, the nearest that most can be told from chance by is suggested, with how many will likely reach it', () => {
  const member = (perDay: number) => {
    const days = evenDays('2025-12-08', addDays(TODAY, -1), { sum: 0.8 * perDay, n: perDay });
    const data = makeData({ today: TODAY, peers, days });
    return { goal, baseline: 0.8, baselineTally: data.baseline, progress: progressOf(data) };
  };
  const members = [member(8), member(8), member(8), member(0.5)];
  const found = suggestForMany(members, history);
  const near = found.find(({ why }) => why.includes('most can measure'));
  expect(near?.measurableFor).toBe(3);
  // 84 days of 8 rows: 1.96 · √(p(1 − p)/672) is half of the change at 86 %, and not yet at 85 %.
  expect(near?.target).toBe(0.86);
  expect(near?.probability).toBeCloseTo(members.reduce((sum, one) => sum + reachOf(one, 0.86), 0) / 4, 12);
  expect(suggestForMany([], history)).toEqual([]);
});
