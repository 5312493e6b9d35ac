import { expect, test } from 'vitest';
import { smallestChangeWords } from '~/features/verdicts/smallest-change-words';
import { getMetric } from '~/metrics/catalogue';
import { smallestChanges } from '~/metrics/verdicts/smallest-change';
import { judgeAtTheEndOf, simulateAnswers } from './simulate-answers';

const OPTIONS = { people: 200, weeks: 34, answersAWeek: 12, csat: 0.8 };

test('the drop that is said to show within eight weeks is seen in four cases of five, and hardly more', () => {
  const told = judgeAtTheEndOf(25, simulateAnswers(1, OPTIONS)).map(
    ({ series, sigma }) => smallestChanges(series, sigma)!,
  );
  const drop = told.reduce((sum, { changes }) => sum + changes[0]!.worse!.by, 0) / told.length;
  const cells = simulateAnswers(2, { ...OPTIONS, dropping: { people: 300, fromWeek: 26, drop } });
  const seen = new Set<number>();
  for (let week = 26; week < 34; week++) {
    for (const { person, signal } of judgeAtTheEndOf(week, cells)) {
      if (person >= 200 && signal === 'concerning') seen.add(person);
    }
  }
  console.info(
    `Told: ${(100 * drop).toFixed(1)} points within 8 weeks; seen in ${(seen.size / 3).toFixed(1)} % of 300.`,
  );
  expect(seen.size / 300).toBeGreaterThanOrEqual(0.78);
  expect(seen.size / 300).toBeLessThanOrEqual(0.9);
});

test('it is told with the volume, and what shows sooner must be larger', () => {
  const series = judgeAtTheEndOf(33, simulateAnswers(1, OPTIONS))[0]!;
  const told = smallestChanges(series.series, series.sigma)!;
  const [eight, three] = told.changes.map(({ worse }) => worse!.by);
  expect(three).toBeGreaterThan(eight! * 1.3);
  const words = smallestChangeWords(getMetric('csat'), told);
  expect(words).toMatch(
    /^At 1\d answers a week we’d usually spot a drop of \d\d points in 8 weeks\. In 3 weeks, only one of \d\d points\.$/,
  );
});

test('ten times the answers show a change less than half as large; before there is a baseline nothing is told', () => {
  const smallest = (answersAWeek: number, week: number) => {
    const { series, sigma } = judgeAtTheEndOf(week, simulateAnswers(1, { ...OPTIONS, people: 30, answersAWeek }))[0]!;
    return smallestChanges(series, sigma);
  };
  expect(smallest(120, 33)!.changes[0]!.worse!.by).toBeLessThan(smallest(12, 33)!.changes[0]!.worse!.by / 2);
  expect(smallest(12, 5)).toBeNull();
});

test('where a share cannot fall so far, no drop is told', () => {
  const rare = { people: 30, weeks: 60, answersAWeek: 2, csat: 0.3 };
  const verdict = judgeAtTheEndOf(59, simulateAnswers(1, rare)).find(({ signal }) => signal !== 'early')!;
  const told = smallestChanges(verdict.series, verdict.sigma)!;
  expect(told.changes[1]!.worse).toBeNull();
  expect(smallestChangeWords(getMetric('csat'), told)).not.toMatch(/within 3/);
  const none = { sampleAWeek: 2, changes: [{ weeks: 8, worse: null }] };
  expect(smallestChangeWords(getMetric('csat'), none)).toBe(
    'At 2 answers a week, no drop is large enough to show in 8 weeks.',
  );
});
