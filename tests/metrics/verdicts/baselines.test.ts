import { expect, test } from 'vitest';
import { assuranceWords } from '~/features/verdicts/assurance-words';
import { chartWeeks } from '~/features/verdicts/chart-series';
import { getMetric } from '~/metrics/catalogue';
import { assuranceOf } from '~/metrics/verdicts/assurance';
import { judgeOverTime } from '~/metrics/verdicts/judge';
import { plainChart } from '~/metrics/verdicts/plain-chart';
import { prepare, simulatePeople } from './simulate-people';

const weekName = (week: number) => new Date(Date.UTC(2026, 0, 5) + week * 7 * 86_400_000).toISOString().slice(0, 10);
const CENTER = { people: 24, weeks: 40, queues: 4, answersAWeek: 30, contactsAWeek: 40 };
const CHANGE = { person: 7, metric: 'csat', fromWeek: 22, by: -0.3 } as const;
const TEAMS = new Map(Array.from({ length: 24 }, (_, person) => [person, person % 2]));

let people: ReturnType<typeof prepare> | undefined;
const verdictOf = (restarts: string[]) => {
  people ??= prepare(simulatePeople(4, { ...CENTER, change: CHANGE }));
  const verdicts = judgeOverTime(people, TEAMS, (person) => (person === 7 ? restarts : []));
  return verdicts.find(({ person, metric }) => person === 7 && metric.id === 'csat')!;
};

test('a change with a recorded cause is judged against its own new baseline, and is not held against anybody twice', () => {
  expect(verdictOf([]).kind).toBe('concerning');
  const restarted = verdictOf([weekName(22)]);
  expect([restarted.kind, restarted.signal]).toEqual(['common', 'common']);
  expect(restarted.series.points[0]!.week).toBe(weekName(22));
});

test('the earlier weeks stay drawn with their own range, which steps at the new baseline', () => {
  const restarted = verdictOf([weekName(22)]);
  const drawn = chartWeeks(
    restarted,
    Array.from({ length: 40 }, (_, week) => weekName(week)),
  );
  expect(drawn.every(({ value }) => value !== null)).toBe(true);
  expect(drawn[21]!.center! - drawn[22]!.center!).toBeGreaterThan(0.15);
  expect(drawn[22]!.phase).toBe('baseline');
});

test('after a new baseline it is too early again, and how many weeks are missing is said', () => {
  const restarted = verdictOf([weekName(35)]);
  expect([restarted.kind, restarted.signal, restarted.series.weeksMissing]).toEqual(['early', 'early', 8]);
  expect(verdictOf([weekName(45)]).series.weeksMissing).toBe(13);
});

test('the textbook chart of a share is a p-chart, or Laney’s where the weeks scatter more; of a mean XmR; of events u', () => {
  const weeks = (x: (week: number) => number, n = 100) =>
    Array.from({ length: 24 }, (_, week) => ({ week: weekName(week), x: x(week), n }));
  expect(
    plainChart(
      getMetric('csat'),
      weeks(() => 80),
      [],
    ).method,
  ).toBe('p');
  expect(
    plainChart(
      getMetric('csat'),
      weeks((week) => (week % 2 ? 90 : 60)),
      [],
    ).method,
  ).toBe('laney');
  const times = plainChart(
    getMetric('average_handle_time'),
    weeks((week) => (week % 2 ? 30_000 : 32_000)),
    [],
  );
  expect(times.method).toBe('xmr');
  expect(times.points[0]!.high).toBeCloseTo(310 + 2.66 * 20, 10);
  const complaints = plainChart(
    getMetric('complaint_rate'),
    weeks(() => 4, 2000),
    [],
  );
  expect(complaints.method).toBe('u');
  // 2 a thousand over 2 thousands: 2 ± 3 √(2/2).
  expect(complaints.points[0]!.high).toBeCloseTo(5, 10);
});

test('the textbook chart gives its two signals, and a restart clears them with new limits', () => {
  const weeks = Array.from({ length: 40 }, (_, week) => ({ week: weekName(week), x: week < 24 ? 80 : 50, n: 100 }));
  const chart = plainChart(getMetric('csat'), weeks, []);
  expect(chart.points[23]!.signal).toBeNull();
  expect(chart.points[24]!.signal).toEqual({ kind: 'beyond', side: 'below', length: 1 });
  expect(chart.latest).toEqual({ weeks: 20, missing: 0, missingToFreeze: 0 });
  const again = plainChart(getMetric('csat'), weeks, [weekName(24)]);
  expect(again.points.every(({ signal }) => signal === null)).toBe(true);
  expect(again.points[24]!.center).toBeCloseTo(0.5, 12);
  expect(again.latest).toEqual({ weeks: 16, missing: 0, missingToFreeze: 4 });
  expect(plainChart(getMetric('csat'), weeks.slice(0, 9), []).latest).toMatchObject({ weeks: 9, missing: 3 });
});

test('a target inside the limits is hit and miss; outside it will be met or missed, by the way that is better', () => {
  const range = { low: 0.7, high: 0.9 };
  expect(assuranceOf(range, 0.8, 'higher')).toBe('hit_and_miss');
  expect(assuranceOf(range, 0.7, 'higher')).toBe('will_meet');
  expect(assuranceOf(range, 0.95, 'higher')).toBe('will_miss');
  expect(assuranceOf(range, 0.95, 'lower')).toBe('will_meet');
  expect(assuranceOf(range, 0.65, 'lower')).toBe('will_miss');
  expect(assuranceWords(getMetric('csat'), { goal: 0.8, last: range })).toEqual({
    said: 'Weeks vary 70 – 90% by chance. Don’t judge a single week.',
    why: 'The goal of 80% lies within that range.',
  });
  expect(assuranceWords(getMetric('csat'), { goal: 0.8, last: { low: null, high: null } })).toBeNull();
});
