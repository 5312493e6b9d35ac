import { expect, test } from 'vitest';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { decide, judgeOverTime, kindOf, overTimeInSteps, signalOf, type Verdict } from '~/metrics/verdicts/judge';
import type { Shift } from '~/metrics/verdicts/over-time';
import { buildReference, type Cell } from '~/metrics/verdicts/reference';
import { withoutWeeks } from '~/metrics/verdicts/without-weeks';
import { monday } from './week-points';

const CSAT = getMetric('csat');
const HOLD = getMetric('hold_time');
const PEOPLE = [1, 2, 3, 4, 5, 6];

/** Six people with 40 answers a week each, 32 of them good but where it is said otherwise. */
const cellsOf = (weeks: number, good: (person: number, week: number) => number = () => 32): Cell[] =>
  PEOPLE.flatMap((person) =>
    Array.from({ length: weeks }, (_, week) => ({
      person,
      week: monday(week),
      stratum: '1|voice',
      tally: { x: good(person, week), n: 40, squares: good(person, week) },
      isReference: true,
    })),
  );
const ofPeople = (cells: readonly Cell[]) =>
  new Map(PEOPLE.map((person) => [person, cells.filter((cell) => cell.person === person)]));
const judgedOf = (cells: readonly Cell[], id: MetricId = 'csat') => ({
  reference: buildReference(getMetric(id), cells),
  cells: ofPeople(cells),
});
const TEAMS = new Map(PEOPLE.map((person) => [person, 1]));
/** The first person falls from 80 % to 30 % in the last three of 24 weeks. */
const FALLING = cellsOf(24, (person, week) => (person === 1 && week >= 21 ? 12 : 32));
const firstOf = (verdicts: readonly Verdict[]) => verdicts.find(({ person }) => person === 1)!;

test('up is better where the metric says so, worse where it says the other, and only a change within a band', () => {
  expect([kindOf(CSAT, 1), kindOf(CSAT, -1)]).toEqual(['improving', 'concerning']);
  expect([kindOf(HOLD, 1), kindOf(HOLD, -1)]).toEqual(['concerning', 'improving']);
  expect([kindOf(getMetric('average_handle_time'), 1), kindOf(getMetric('escalation_rate'), -1)]).toEqual([
    'changed',
    'changed',
  ]);
});

test('a chart gives its signal at eight in a thousand and below', () => {
  const shift = (p: number): Shift => ({ z: -3, p, weeks: [], seen: 0, usual: 0, sample: 0 });
  expect([signalOf(CSAT, shift(0.008)), signalOf(CSAT, shift(0.0081)), signalOf(CSAT, null)]).toEqual([
    'concerning',
    'common',
    'early',
  ]);
});

test('who falls is found, and those who do not are left alone', () => {
  const verdicts = judgeOverTime([judgedOf(FALLING)], TEAMS);
  expect(verdicts.map(({ person, kind, signal }) => [person, kind, signal])).toEqual([
    [1, 'concerning', 'concerning'],
    ...[2, 3, 4, 5, 6].map((person) => [person, 'common', 'common']),
  ]);
  const { shift, adjustedP, earlier, silentSince } = firstOf(verdicts);
  expect(shift).toMatchObject({ weeks: [monday(21), monday(22), monday(23)], seen: 0.3, sample: 120 });
  expect(shift!.z).toBeLessThan(-8);
  expect(adjustedP).toBeLessThan(1e-9);
  expect([earlier, silentSince]).toEqual([[], null]);
});

test('before a baseline nothing is said, by the chart or of the person', () => {
  for (const { kind, signal, shift, adjustedP } of judgeOverTime([judgedOf(cellsOf(12))], TEAMS))
    expect([kind, signal, shift, adjustedP]).toEqual(['early', 'early', null, 1]);
  expect(new Set(judgeOverTime([judgedOf(cellsOf(13))], TEAMS).map(({ kind }) => kind))).toEqual(new Set(['common']));
});

test('what the system decides is judged of nobody', () => {
  expect(judgeOverTime([judgedOf(FALLING, 'service_level')], TEAMS)).toEqual([]);
});

test('of somebody who is away, or whose source has stopped, nothing is said of now', () => {
  const until = (lastWeek: string, stoppedAfter: string | null = null) =>
    firstOf(judgeOverTime([{ ...judgedOf(FALLING), until: { lastWeek, stoppedAfter } }], TEAMS));
  expect(until(monday(30))).toMatchObject({ silentSince: null, kind: 'concerning' });
  expect(until(monday(31))).toMatchObject({ silentSince: monday(23), kind: 'early', signal: 'early', shift: null });
  expect(until(monday(24), monday(20))).toMatchObject({ silentSince: monday(20), kind: 'early' });
});

test('a baseline that begins on a Monday takes that week, whatever the order in which they are told', () => {
  const restarted = (restarts: string[]) => firstOf(judgeOverTime([judgedOf(cellsOf(40))], TEAMS, () => restarts));
  const { series, earlier } = restarted([monday(30), monday(10)]);
  expect(earlier.map(({ points }) => [points[0]!.week, points.at(-1)!.week])).toEqual([
    [monday(0), monday(9)],
    [monday(10), monday(29)],
  ]);
  expect([series.points[0]!.week, series.points.length]).toEqual([monday(30), 10]);
  // One that nothing lies before is no phase, one that nothing lies behind yet is.
  expect(restarted([monday(0)]).earlier).toEqual([]);
  expect(restarted([monday(40)]).series.points).toEqual([]);
});

test('whoever judges may stop at each person, twice', () => {
  const steps = overTimeInSteps([judgedOf(cellsOf(13))], TEAMS, () => []);
  let stops = 0;
  while (!steps.next().done) stops += 1;
  expect(stops).toBe(12);
});

test('names are given within a family: by who is looked at together, first people and then their metrics', () => {
  const candidates = (ps: [person: number, p: number, metric?: typeof CSAT][]) =>
    ps.map(([person, p, metric = CSAT]) => ({ person, metric, kind: 'common' as Verdict['kind'], adjustedP: 1, p }));
  const decided = (families: Map<number, number>, ...ps: [number, number, typeof CSAT?][]) => {
    const all = candidates(ps);
    decide(
      all,
      families,
      ({ p }) => p,
      () => -1,
    );
    return all.map(({ kind, adjustedP }) => [kind, Number(adjustedP.toFixed(6))]);
  };
  // Among two, .03 is worth .06; alone it stands at .03, and a twentieth just counts.
  const together = new Map([
    [1, 1],
    [2, 1],
  ]);
  const apart = new Map([
    [1, 1],
    [2, 2],
  ]);
  expect(decided(together, [1, 0.03], [2, 0.9])).toEqual([
    ['common', 1],
    ['common', 1],
  ]);
  expect(decided(apart, [1, 0.03], [2, 0.9])).toEqual([
    ['concerning', 0.03],
    ['common', 1],
  ]);
  expect(decided(apart, [1, 0.05], [2, 0.051])).toEqual([
    ['concerning', 0.05],
    ['common', 1],
  ]);
  expect(decided(together, [1, 0.001], [1, 0.2, HOLD], [2, 0.9])).toEqual([
    ['concerning', 0.004],
    ['common', 0.4],
    ['common', 1],
  ]);
  // Who is in no team is looked at with all others who are in none.
  expect(decided(new Map(), [1, 0.03], [2, 0.9])).toEqual([
    ['common', 1],
    ['common', 1],
  ]);
});

test('without some weeks a verdict is drawn and judged by those that are left, and never names anybody anew', () => {
  const verdict = firstOf(judgeOverTime([judgedOf(FALLING)], TEAMS));
  const without = (...weeks: number[]) => withoutWeeks(verdict, (week) => weeks.some((each) => monday(each) === week));
  expect(without()).toMatchObject({ kind: 'concerning', signal: 'concerning' });
  expect(without(21, 22, 23)).toMatchObject({ kind: 'common', signal: 'common' });
  expect(without(21, 22, 23).series.points).toHaveLength(21);
  const early = without(...Array.from({ length: 12 }, (_, week) => week));
  expect(early).toMatchObject({ kind: 'early', signal: 'early', shift: null });
  expect(verdict.series.points).toHaveLength(24);
  const common = { ...verdict, kind: 'common', signal: 'common' } as const;
  expect(withoutWeeks(common, () => false)).toMatchObject({ kind: 'common', signal: 'common' });
  const quiet = { ...verdict, kind: 'common' } as const;
  expect(withoutWeeks(quiet, () => false)).toMatchObject({ kind: 'common', signal: 'concerning' });
  const silent = { ...verdict, shift: null, signal: 'early', silentSince: monday(23) } as const;
  expect(withoutWeeks(silent, () => false)).toMatchObject({ kind: 'early', signal: 'early', silentSince: monday(23) });
  expect(withoutWeeks(silent, () => true)).toMatchObject({ silentSince: null, earlier: [] });
  expect(withoutWeeks({ ...verdict, signal: 'early' }, () => false)).toMatchObject({ kind: 'early', signal: 'early' });
});

test('weeks that are left out are gone from what was drawn before a new baseline too', () => {
  const restarted = firstOf(judgeOverTime([judgedOf(cellsOf(40))], TEAMS, () => [monday(2), monday(20)]));
  const left = withoutWeeks(restarted, (week) => week < monday(3));
  expect(left.earlier.map(({ points }) => points[0]!.week)).toEqual([monday(3)]);
});
