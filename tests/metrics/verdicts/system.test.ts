import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { findSystemChanges, type QueueCell, systemInSteps } from '~/metrics/verdicts/system';
import { monday } from './week-points';

const CSAT = getMetric('csat');

interface Queue {
  people?: number;
  weeks?: number;
  /** Answers a week of one person, and how many of them are good. */
  n?: (person: number, week: number) => number;
  good?: (person: number, week: number) => number;
  queue?: number;
}
const cellsOf = ({ people = 5, weeks = 24, n = () => 20, good = () => 16, queue = 1 }: Queue): QueueCell[] =>
  Array.from({ length: people * weeks }, (_, index) => {
    const [person, week] = [Math.floor(index / weeks), index % weeks];
    return {
      queue,
      person,
      week: monday(week),
      tally: { x: good(person, week), n: n(person, week), squares: good(person, week) },
    };
  });
const find = (queue: Queue, metric = CSAT) => findSystemChanges([{ metric, cells: cellsOf(queue) }]);
/** In the last two weeks, of so many people, eight good ones of twenty instead of sixteen. */
const fallOf = (fallen: number, people = 5): Queue => ({
  people,
  good: (person, week) => (week >= 22 ? (person < fallen ? 8 : 17) : 16),
});

test('a fall of everybody in a queue is told once, with its weeks, figures and people', () => {
  const [found, ...others] = find(fallOf(5));
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    queue: 1,
    metric: { id: 'csat' },
    kind: 'concerning',
    fromWeek: monday(22),
    toWeek: monday(23),
    during: 0.4,
    before: 0.8,
    sample: 200,
    people: 5,
    moved: 5,
  });
  expect(found!.adjustedP).toBeLessThan(1e-9);
});

test('a rise is told as a rise, and a mean by the same rule', () => {
  expect(find({ good: (_, week) => (week >= 22 ? 20 : 12) })[0]).toMatchObject({
    kind: 'improving',
    during: 1,
    before: 0.6,
  });
  const slower = cellsOf({ good: (_, week) => (week >= 22 ? 20 : 16) }).map((cell) => ({
    ...cell,
    // Rows that spread about their mean by a tenth of it.
    tally: { ...cell.tally, squares: (cell.tally.x ** 2 / cell.tally.n) * 1.01 },
  }));
  const [found] = findSystemChanges([{ metric: getMetric('hold_time'), cells: slower }]);
  expect(found).toMatchObject({ kind: 'concerning', during: 1, before: 0.8, moved: 5 });
});

test('nothing is told of a queue in which nothing happens, or where nobody is served', () => {
  expect(find({})).toEqual([]);
  expect(find({ n: () => 0, good: () => 0 })).toEqual([]);
  expect(find({ good: () => 0 })).toEqual([]);
  expect(findSystemChanges([])).toEqual([]);
});

test('four in five have to move the same way, and four people at least', () => {
  expect([find(fallOf(4)).length, find(fallOf(3)).length]).toEqual([1, 0]);
  expect(find(fallOf(4))[0]).toMatchObject({ people: 5, moved: 4 });
  expect([find(fallOf(4, 4)).length, find(fallOf(3, 3)).length]).toEqual([1, 0]);
});

test('whoever had fewer than three answers then, or fewer than the metric’s sample before, does not count as moved', () => {
  const last = (rows: number): Queue => ({
    ...fallOf(5),
    n: (person, week) => (person === 4 && week >= 22 ? rows : 20),
    good: (person, week) => (week < 22 ? 16 : person === 4 ? 0 : 8),
  });
  // Over two weeks, one answer each is two and thin.
  expect([find(last(1))[0]!.people, find(last(2))[0]!.people]).toEqual([4, 5]);
  const before = (rows: number): Queue => ({
    ...fallOf(5),
    n: (person, week) => (person === 4 && week < 22 ? (week === 0 ? rows : 0) : 20),
    good: (person, week) => (week >= 22 ? 8 : person === 4 ? (week === 0 ? rows : 0) : 16),
  });
  expect([find(before(29))[0]!.people, find(before(30))[0]!.people]).toEqual([4, 5]);
});

test('twelve weeks of baseline come first, and what lies more than eight weeks back is past', () => {
  const short = (weeks: number) => find({ weeks, good: (_, week) => (week >= weeks - 1 ? 4 : 16) });
  expect([short(12).length, short(13).length]).toEqual([0, 1]);
  const past = (since: number) => find({ weeks: 40, good: (_, week) => (week === 40 - since ? 4 : 16) });
  expect(past(8).map(({ fromWeek, toWeek }) => [fromWeek, toWeek])).toEqual([[monday(32), monday(32)]]);
  expect(past(9).filter(({ toWeek }) => toWeek <= monday(31))).toEqual([]);
});

test('a stretch of eight weeks is one, and its figures are of all of them', () => {
  const [found] = find({ weeks: 28, good: (_, week) => (week >= 20 ? 13 : 16) });
  expect(found).toMatchObject({ fromWeek: monday(20), toWeek: monday(27), sample: 800, during: 0.65 });
});

test('each queue is by itself, and whoever looks may stop at each of them', () => {
  const cells = [...cellsOf(fallOf(5)), ...cellsOf({ queue: 2 })];
  expect(findSystemChanges([{ metric: CSAT, cells }]).map(({ queue }) => queue)).toEqual([1]);
  const steps = systemInSteps([{ metric: CSAT, cells }]);
  let stops = 0;
  while (!steps.next().done) stops += 1;
  // Two queues to look at, one to tell of.
  expect(stops).toBe(3);
});
