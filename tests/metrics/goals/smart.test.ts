import { expect, test } from 'vitest';
import type { Goal } from '~/metrics/goals/goal';
import { type GoalData, progressOf } from '~/metrics/goals/progress';
import { judgeSmart } from '~/metrics/goals/smart';
import type { SmartInput, SmartLetter } from '~/metrics/goals/smart-check';
import { evenDays, HOLD, makeData, makeGoal, SHARE } from './goal-factories';

const QUALITY = { ...SHARE, id: 'quality_score', shortLabel: 'Quality', label: 'Quality score' };
const TODAY = '2026-03-02';
const PEERS = Array.from({ length: 12 }, (_, i) => ({ sum: 140 - (i % 3) * 4, n: 168, squares: 136 }));

function smart(goal: Partial<Goal> = {}, input: Partial<SmartInput> = {}, data: Partial<GoalData> = {}) {
  const known = makeData({ today: TODAY, goal: makeGoal(goal), peers: PEERS, ...data });
  const checks = judgeSmart({
    goal: known.goal,
    howItGetsGamed: 'Choosing who to ask.',
    ownerName: 'Priya',
    scopeWords: '',
    baseline: { from: '2025-12-08', to: '2026-03-01', tally: known.baseline, coverage: { covered: 60, needed: 60 } },
    progress: progressOf(known),
    pillarName: 'Feeling heard',
    counter: { metric: QUALITY, limit: 0.8 },
    checkInDates: ['2026-03-30', '2026-04-27', '2026-05-24'],
    today: TODAY,
    ...input,
  });
  return Object.fromEntries(checks.map((check) => [check.letter, check])) as Record<
    SmartLetter,
    (typeof checks)[number]
  >;
}

test('S names the one number and the one owner; without a baseline there is nothing to compare with', () => {
  const { S } = smart();
  expect(S.verdict).toBe('pass');
  expect(S.sentence).toBe('CSAT for Priya in all work, compared with 80% from 8 Dec 2025 to 1 Mar.');
  const none = {
    from: '2025-12-08',
    to: '2026-03-01',
    tally: { sum: 0, n: 0, squares: 0 },
    coverage: { covered: 60, needed: 60 },
  };
  expect(smart({}, { baseline: none }).S.verdict).toBe('fail');
  const few = { ...none, tally: { sum: 11, n: 12, squares: 11 } };
  expect(smart({}, { baseline: few }).S).toMatchObject({
    verdict: 'warn',
    sentence: expect.stringContaining('The baseline has only 12 answers.'),
  });
});

test('M: the volume shows a change of that size, or says how many answers that would take', () => {
  const { M } = smart({ target: 0.92 });
  expect(M.verdict).toBe('pass');
  expect(M.sentence).toBe(
    'At about 14 answers a week, expect 168 by 24 May. That is enough to see a change of 12 points.',
  );
  const small = smart({ target: 0.83 }).M;
  expect(small.verdict).toBe('warn');
  // 1.96² · .83 · .17 / .015² = 2410
  expect(small.sentence).toContain(
    'That only shows a change of 11 points or more. A change of 3 points needs 2,410 in all, 2,242 more.',
  );
});

test('M of a mean takes the spread of one row', () => {
  const days = evenDays('2025-12-08', '2026-05-31', { sum: 80_000, n: 2, squares: 2 * (40_000 ** 2 + 30_000 ** 2) });
  const goal = { metric: HOLD, target: 30_000, aim: 'lower' as const };
  const { M } = smart(goal, {}, { days, peers: [] });
  // 1.96 · 30 s / √168 = 4.5 s against half of 10 s.
  expect(M.verdict).toBe('pass');
  expect(M.sentence).toContain('enough to see a change of 10 s.');
  expect(M.figures.find(({ label }) => label === 'Margin of error by then')?.text).toBe('± 5 s');
});

test('M fails a system’s figure of a person, missing days and no volume', () => {
  expect(smart({ metric: { ...SHARE, control: 'system' } }).M.sentence).toContain('It can only be a team goal.');
  expect(smart({ metric: { ...SHARE, control: 'system' }, isForPerson: false, target: 0.92 }).M.verdict).toBe('pass');
  const gaps = {
    from: '2025-12-08',
    to: '2026-03-01',
    tally: makeData({ today: TODAY }).baseline,
    coverage: { covered: 53, needed: 60 },
  };
  expect(smart({ target: 0.92 }, { baseline: gaps }).M).toMatchObject({
    verdict: 'fail',
    sentence: 'Only 53 of 60 working days of the baseline have data. Load the missing days first.',
  });
  expect(smart({}, {}, { days: [] }).M.verdict).toBe('fail');
});

test('A: a stretch passes; hardly one, one that needs a plan and one out of reach are told apart', () => {
  const verdict = (target: number) => smart({ target }).A;
  expect(verdict(0.83)).toMatchObject({
    verdict: 'pass',
    sentence: expect.stringContaining('ambitious but realistic'),
  });
  expect(verdict(0.7)).toMatchObject({
    verdict: 'warn',
    sentence: expect.stringContaining('Consider a more ambitious target'),
  });
  expect(verdict(0.86).verdict).toBe('warn');
  expect(verdict(0.99)).toMatchObject({
    verdict: 'fail',
    sentence: expect.stringContaining('Plan what will change, or choose a nearer target'),
  });
  expect(verdict(0.99).sentence).toMatch(
    /is under 1% likely\. That is higher than the top 5% of peers reach \(\d+%\)\./,
  );
});

test('A without peers says that there are too few', () => {
  const { A } = smart({}, {}, { peers: [] });
  expect(A.figures).toContainEqual({ label: 'Top 5% of peers, same contact mix', text: 'too few peers' });
});

test('R wants a pillar and a guard with a limit', () => {
  expect(smart().R).toMatchObject({
    verdict: 'pass',
    sentence: 'Supports “Feeling heard”. Safeguard: Quality score at least 80%.',
  });
  expect(smart({}, { counter: null }).R.verdict).toBe('warn');
  expect(smart({}, { counter: { metric: QUALITY, limit: null } }).R.verdict).toBe('warn');
  expect(smart({}, { pillarName: null }).R.verdict).toBe('warn');
  expect(smart({}, { pillarName: null, counter: null }).R).toMatchObject({
    verdict: 'fail',
    sentence: 'Not linked to a company priority. No safeguard metric. How it can be gamed: Choosing who to ask.',
  });
});

test('T wants a start before the due date, three check-ins, and as long as the volume takes', () => {
  expect(smart({ target: 0.92 }).T).toMatchObject({
    verdict: 'pass',
    sentence: '12 weeks with 3 check-ins, due on 24 May.',
  });
  expect(smart({ target: 0.92 }, { checkInDates: ['2026-03-30', '2026-06-30'] }).T.verdict).toBe('fail');
  expect(smart({ dueDate: '2026-03-02' }).T.verdict).toBe('fail');
  const short = smart({ target: 0.83 }).T;
  expect(short.verdict).toBe('warn');
  // 2410 answers at two a day.
  expect(short.sentence).toContain('There won’t be enough data before 18 Jun 2029');
});

test('T of a metric that has to mature says when the verdict comes', () => {
  const { T } = smart({ metric: { ...SHARE, maturesAfterDays: 7 }, target: 0.92 });
  expect(T.sentence).toContain('The result comes on 1 Jun, when the last contacts can be judged.');
});
