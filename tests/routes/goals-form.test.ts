import { expect, test } from 'vitest';
import type { SmartCheck } from '~/metrics/goals/smart-check';
import { loader as loadNew, action as sendGoal } from '~/routes/_shell.goals.new';
import { loader as judge } from '~/routes/goals.judge';
import { answerTo, center, fields, get, goalCenterForEachTest, opened, post, setOne } from './goal-requests';
import { responseOf } from './harness';

goalCenterForEachTest();

test('the form is prefilled from the URL so that it could be sent as it is', async () => {
  const url = `/goals/new?person=${center.priya}&metric=csat`;
  const { defaults, choices, pillars } = await loadNew(await get(center.supervisor, url));
  expect(defaults?.fields).toMatchObject({
    person: String(center.priya),
    metric: 'csat',
    startDate: '2026-06-01',
    dueDate: '2026-08-23',
    baselineFrom: '2026-03-09',
    baselineTo: '2026-05-31',
    target: expect.stringMatching(/^(7[6-9]|8\d)$/),
  });
  expect(defaults?.checks.map(({ letter }) => letter).join('')).toBe('SMART');
  expect(choices.people.map(({ id }) => id).sort()).toEqual(center.people.slice(0, 4));
  expect(choices.teams.map(({ id }) => id)).toEqual([center.north]);
  expect(pillars).toHaveLength(2);
  const response = await responseOf(async () =>
    sendGoal(await post(center.supervisor, url, { ...(defaults?.fields as Record<string, string>), intent: 'set' })),
  );
  expect(response.status).toBe(302);
});

test('nonsense in the URL becomes the default', async () => {
  const { chosen, defaults } = await loadNew(await get(center.supervisor, '/goals/new?person=x&metric=y&channel=z'));
  expect(chosen).toEqual({ person: '', team: '', metric: 'csat', queue: '', channel: '' });
  expect(defaults).toBeNull();
});

test('a double click sets one goal and leads to it twice', async () => {
  expect(await setOne()).toBe(await setOne());
  expect(await opened.db.selectFrom('goals').select('id').execute()).toHaveLength(1);
});

test('a bad form answers 400 with the error beside the field and what was typed still there', async () => {
  const answer = await answerTo(center.supervisor, { target: 'eighty', dueDate: '2026-05-01' });
  expect(answer.status).toBe(400);
  expect(answer.result.error).toMatchObject({
    target: [expect.stringContaining('In percent, such as 85')],
    dueDate: ['Choose a due date after the start date.'],
  });
  expect(answer.result.initialValue).toMatchObject({ target: 'eighty', dueDate: '2026-05-01', counterLimit: '12.5' });
  expect(await opened.db.selectFrom('goals').select('id').execute()).toEqual([]);
});

test('without a script the Check button judges and writes nothing', async () => {
  const answer = await answerTo(center.supervisor, { intent: 'check', target: '99' });
  expect(answer.status).toBe(200);
  expect(answer.checks.find(({ letter }) => letter === 'A')).toMatchObject({
    verdict: 'fail',
    sentence: expect.stringContaining('Plan what will change, or choose a nearer target'),
  });
  expect(await opened.db.selectFrom('goals').select('id').execute()).toEqual([]);
});

test.each(['', '140', '-5'])('of “%s” as a target no letter is judged: they say what to enter', async (target) => {
  const query = new URLSearchParams(fields({ target }));
  const answer = await judge(await get(center.supervisor, `/goals/judge?${query}`));
  const { checks } = (await answer.json()) as { checks: SmartCheck[] };
  const ofTarget = checks.filter(({ letter }) => letter === 'M' || letter === 'A');
  expect(ofTarget.map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
  const ask = target === '' ? 'Enter a target.' : 'Enter a percentage from 0 to 100.';
  for (const { sentence } of ofTarget) expect(sentence).toMatch(new RegExp(`^${ask} The baseline is 75%`));
});

test('while one types, the letters are judged: too few answers say how many it takes', async () => {
  const query = new URLSearchParams(fields({ target: '78', dueDate: '2026-07-12' }));
  const answer = await judge(await get(center.supervisor, `/goals/judge?${query}`));
  const { checks } = (await answer.json()) as { checks: SmartCheck[] };
  const M = checks.find(({ letter }) => letter === 'M');
  expect(M?.verdict).toBe('warn');
  // 1.96² · .78 · .22 / .015² = 2930; six weeks of ten bring 60.
  expect(M?.sentence).toContain('A change of 3 points needs 2,930 in all, 2,870 more');
});

test('a system’s figure is refused for a person', async () => {
  const answer = await answerTo(center.supervisor, { metric: 'service_level', target: '101' });
  expect(answer.status).toBe(400);
  expect(answer.result.error?.metric?.[0]).toContain('not on one person');
  expect(answer.checks.find(({ letter }) => letter === 'M')?.verdict).toBe('fail');
});

test('a suggested target is taken over by its button without a script too: what was typed stays, and nothing is set', async () => {
  const { defaults } = await loadNew(await get(center.supervisor, `/goals/new?person=${center.priya}&metric=csat`));
  const [suggestion] = defaults?.suggestions ?? [];
  expect(suggestion?.words).toMatch(/^\d+% · .+ · (\d+|under 1|over 99)% likely$/);
  const answer = await answerTo(center.supervisor, { take: suggestion?.typed ?? '', dueDate: '2026-09-06' });
  expect(answer.status).toBe(200);
  expect(answer.result.initialValue).toMatchObject({ target: suggestion?.typed, dueDate: '2026-09-06' });
  expect(await opened.db.selectFrom('goals').select('id').execute()).toEqual([]);
});
