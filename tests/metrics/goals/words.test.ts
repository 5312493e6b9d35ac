import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { aimOf, meetsTarget } from '~/metrics/goals/goal';
import { type GoalProgress, progressOf } from '~/metrics/goals/progress';
import { GOAL_STATUSES, type GoalStatus } from '~/metrics/goals/status';
import {
  sayChange,
  sayCount,
  sayDay,
  sayDrift,
  sayMetric,
  sayNoun,
  sayProbability,
  sayStatus,
  sayStatusName,
  tagOf,
} from '~/metrics/goals/words';
import { HOLD, makeData, SHARE } from './goal-factories';

test('a day has its year where that is another one', () => {
  expect([sayDay('2026-12-31'), sayDay('2026-12-31', '2026-01-01'), sayDay('2026-12-31', '2027-01-01')]).toEqual([
    '31 Dec',
    '31 Dec',
    '31 Dec 2026',
  ]);
});

test('a probability is said in whole percent, and never as certain', () => {
  expect([0, 0.0099, 0.01, 0.5, 0.99, 0.991, 1].map(sayProbability)).toEqual([
    'under 1%',
    'under 1%',
    '1%',
    '50%',
    '99%',
    'over 99%',
    'over 99%',
  ]);
});

test('a change is said by its size: points, seconds, a score; small shares with a decimal', () => {
  expect([0.06, -0.06, 0.01, 0.0099, 0.001, 0.00099].map((change) => sayChange(SHARE, change))).toEqual([
    '6 points',
    '6 points',
    '1 point',
    '1.0 points',
    '0.1 points',
    'under 0.1 points',
  ]);
  expect([sayChange(HOLD, -36_000), sayChange(HOLD, 500)]).toEqual(['36 s', '1 s']);
  expect(sayChange({ ...HOLD, unit: 'score', decimals: 2 }, -0.25)).toBe('0.25');
  expect(sayChange({ ...SHARE, decimals: 2 }, 0.005)).toBe('0.50 points');
});

test('short names that everybody knows are said, others in full; counts have their nouns', () => {
  expect([getMetric('csat'), getMetric('average_handle_time'), HOLD].map(sayMetric)).toEqual([
    'CSAT',
    'AHT',
    'Hold time',
  ]);
  expect(
    ['A', 'ABCDE', 'Ab', 'AB', 'xAB', 'ABx'].map((shortLabel) => sayMetric({ label: 'full', shortLabel })),
  ).toEqual(['full', 'full', 'full', 'AB', 'full', 'full']);
  expect([sayCount(SHARE, 1), sayCount(SHARE, 1200), sayNoun(SHARE, 0)]).toEqual([
    '1 answer',
    '1,200 answers',
    'answers',
  ]);
});

test('a trend is for the better or the worse by the way that is aimed for', () => {
  const drift = (perWeek: number) => ({ perWeek, variance: 0, ageWeeks: 0 });
  const say = (perWeek: number, aim: 'higher' | 'lower') => sayDrift({ metric: SHARE, aim }, drift(perWeek));
  expect(say(0.02, 'higher')).toBe(
    'Clear trend: rising by 2 points a week, for the better. The forecast halves this trend every six weeks.',
  );
  expect(say(0.02, 'lower')).toContain('rising by 2 points a week, for the worse.');
  expect(say(-0.02, 'higher')).toContain('falling by 2 points a week, for the worse.');
  expect(say(-0.02, 'lower')).toContain('falling by 2 points a week, for the better.');
  expect(say(0, 'higher')).toBeNull();
});

test('each status has its tag, open ones with their probability', () => {
  const tags = GOAL_STATUSES.map((status) => tagOf({ status, moreNeeded: 0 }, 0.42, SHARE));
  expect(tags).toEqual([
    { kind: 'early', words: 'Not enough data · missing days' },
    { kind: 'act', words: 'On track · 42% likely' },
    { kind: 'common', words: 'At risk · 42% likely' },
    { kind: 'concerning', words: 'Off track · 42% likely' },
    { kind: 'act', words: 'Secured' },
    { kind: 'concerning', words: 'Out of reach' },
    { kind: 'improving', words: 'Achieved' },
    { kind: 'concerning', words: 'Missed' },
    { kind: 'common', words: 'Missed, may be chance' },
    { kind: 'concerning', words: 'Safeguard missed' },
  ]);
  expect(tagOf({ status: 'not enough data', moreNeeded: 1200 }, 0, SHARE).words).toBe(
    'Not enough data · 1,200 more answers needed',
  );
  expect([sayStatusName('achieved'), sayStatusName(null)]).toEqual(['achieved', null]);
});

test('each status is said in a sentence with the figures behind it', () => {
  const known = progressOf(makeData({ today: '2026-04-06' }));
  const progress = {
    ...known,
    value: 0.83,
    interval: { low: 0.77, high: 0.88 },
    coverage: { covered: 15, needed: 20 },
    outlook: { ...known.outlook, toCome: { mean: 12.4, sd: 1 } },
  };
  const say = (
    status: GoalStatus,
    changes: Partial<GoalProgress> = {},
    guardSentence: string | null = null,
    moreNeeded = 0,
  ) => sayStatus(SHARE, { status, moreNeeded }, { progress: { ...progress, ...changes }, target: 0.85, guardSentence });
  expect(say('not enough data')).toBe('Can’t tell: only 15 of 20 working days have data. Load the missing days.');
  expect(say('not enough data', {}, null, 1)).toBe('Too early to tell: 1 more answer needed.');
  expect(say('secured')).toBe('The target of 85% will be met, whatever the last 12 answers bring.');
  expect(say('secured', {}, 'Quality is low.')).toBe(
    'The target of 85% will be met, whatever the last 12 answers bring. Quality is low.',
  );
  expect(say('out of reach')).toBe(
    'Even perfect results on the remaining 12 answers would miss 85%. Agree on the next step.',
  );
  expect(say('achieved')).toBe('83% against a target of 85%.');
  expect(say('missed')).toBe('83% against a target of 85%. Chance alone doesn’t explain the gap.');
  expect(say('missed within noise')).toBe(
    '83% against a target of 85%. The gap may be chance: the 95% range is 77% to 88%.',
  );
  expect(say('missed within noise', { interval: null })).toContain('the 95% range is no range.');
  expect(say('blocked by guard')).toBe('83% meets the target of 85%. The safeguard was missed.');
  expect(say('blocked by guard', {}, 'Quality is low.')).toBe('83% meets the target of 85%. Quality is low.');
  const none = { ...progress.outlook, toCome: { mean: 0.4, sd: 0 } };
  expect(say('off track', { outlook: none, probability: 0.005 })).toBe('Very unlikely at the current pace.');
  expect(say('on track', { outlook: none, probability: 0.995 })).toBe('Almost certain at the current pace.');
  expect([0.01, 0.99].map((probability) => say('at risk', { outlook: none, probability }))).toEqual([
    '1% likely at the current pace.',
    '99% likely at the current pace.',
  ]);
});

test('a target is met on it, by whichever way is better; a band’s way is from its baseline to its target', () => {
  expect([meetsTarget(0.8, 0.8, 'higher'), meetsTarget(0.79, 0.8, 'higher'), meetsTarget(0.81, 0.8, 'higher')]).toEqual(
    [true, false, true],
  );
  expect([meetsTarget(0.8, 0.8, 'lower'), meetsTarget(0.79, 0.8, 'lower'), meetsTarget(0.81, 0.8, 'lower')]).toEqual([
    true,
    true,
    false,
  ]);
  expect([meetsTarget(0.1 + 0.2, 0.3, 'lower'), meetsTarget(0.7 + 0.1, 0.8, 'higher')]).toEqual([true, true]);
  expect([aimOf('higher', { target: 1, baseline: 2 }), aimOf('lower', { target: 2, baseline: 1 })]).toEqual([
    'higher',
    'lower',
  ]);
  expect([1, 2, 3].map((target) => aimOf('band', { target, baseline: 2 }))).toEqual(['lower', 'higher', 'higher']);
});
