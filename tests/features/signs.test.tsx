import { group } from 'd3-array';
import { expect, test } from 'vitest';
import { findingsOf, leaveAlone, luckOfCharts, signsOf } from '~/features/verdicts/findings';
import type { CenterJudgement } from '~/features/verdicts/judge-center.server';
import { SignsCard } from '~/features/verdicts/signs-card';
import { judgeAtTheEndOf, simulateAnswers } from '../metrics/verdicts/simulate-answers';
import { render } from '../render';

const cells = simulateAnswers(5, {
  people: 60,
  weeks: 34,
  answersAWeek: 30,
  csat: 0.8,
  dropping: { people: 1, fromWeek: 26, drop: 0.25 },
});
const verdicts = judgeAtTheEndOf(33, cells);
const DROPPED = verdicts.find(({ person }) => person === 60)!;
const judgementOf = (kind: 'common' | 'concerning') =>
  ({ verdicts: new Map([[60, [{ ...DROPPED, kind }]]]), standings: new Map() }) as unknown as CenterJudgement;

test('a chart that gives a sign is told as one until it is enough to name the person, and then once', () => {
  expect(DROPPED.signal).toBe('concerning');
  const [sign] = signsOf(judgementOf('common'), 60);
  expect(sign?.lead).toMatch(/^Customer satisfaction fell from \d\d% to \d\d%$/);
  expect(sign?.kind).toBe('concerning');
  expect(findingsOf(judgementOf('common'), 60)).toEqual([]);
  expect(signsOf(judgementOf('concerning'), 60)).toEqual([]);
  expect(findingsOf(judgementOf('concerning'), 60)).toHaveLength(1);
});

test('what gives a sign is not among what should be left alone', () => {
  expect(leaveAlone(judgementOf('common'), 60)).toEqual([]);
});

test('signs stand beside how many charts were looked at and how many of them luck alone would show', () => {
  const judgement = { verdicts: group(verdicts, ({ person }) => person) } as unknown as CenterJudgement;
  const luck = luckOfCharts(judgement, [...judgement.verdicts.keys()]);
  expect(luck.charts).toBe(61);
  expect(luck.byLuck).toBeCloseTo(0.488, 10);
  const people = [{ id: 60, name: 'Ana', findings: signsOf(judgementOf('common'), 60) }];
  const shown = render(<SignsCard people={people} luck={luck} />);
  expect(shown).toContain('Of 61 charts, less than one would show as much in a week by chance.');
  expect(shown).toContain('href="/people/60#csat"');
  expect(render(<SignsCard people={people} luck={{ charts: 288, byLuck: 2.3 }} />)).toContain(
    'Of 288 charts, about 2 would',
  );
});
