import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { adjustedInterval, judgeBetween, type Standing } from '~/metrics/verdicts/between';
import { compareStandings } from '~/metrics/verdicts/comparability';
import { findFlip, findMixReason } from '~/metrics/verdicts/mix-flip';
import { buildReference, type Cell } from '~/metrics/verdicts/reference';
import { prepareSkills, simulateSkills, withoutLuck } from './simulate-skills';

const CENTER = { people: 96, weeks: 32, answersAWeek: 14, contactsAWeek: 60, spread: { share: 0, time: 0 } };
const TEAM_SIZE = 12;
const TEAMS = new Map(Array.from({ length: CENTER.people }, (_, person) => [person, Math.floor(person / TEAM_SIZE)]));
const isNamed = ({ kind }: Standing) => kind !== 'common' && kind !== 'early';

test('under equal skill at most five in a hundred team-weeks name anyone between people', { timeout: 240_000 }, () => {
  let teamWeeks = 0;
  let naming = 0;
  for (let seed = 1; seed <= 8; seed++) {
    const cells = simulateSkills(seed, CENTER);
    // Windows that share no week, so that each counts once.
    for (const to of [15, 23, 31]) {
      const standings = judgeBetween(prepareSkills(cells, { from: to - 7, to }), TEAMS, () => false);
      teamWeeks += CENTER.people / TEAM_SIZE;
      naming += new Set(standings.filter(isNamed).map(({ person }) => TEAMS.get(person))).size;
    }
  }
  const share = naming / teamWeeks;
  console.info(`Equal people: ${naming} of ${teamWeeks} team-weeks name anyone, ${(100 * share).toFixed(1)} %.`);
  expect(share).toBeLessThanOrEqual(0.05);
});

test('people who truly differ are named', () => {
  const cells = simulateSkills(3, { ...CENTER, spread: { share: 0.02, time: 0.04 } });
  for (const cell of cells.csat) {
    if (cell.person === 5) cell.tally = { ...cell.tally, x: Math.round(cell.tally.x * 0.7) };
  }
  const named = judgeBetween(prepareSkills(cells, { from: 24, to: 31 }), TEAMS, () => false).filter(isNamed);
  expect(named.map(({ person, metric, kind }) => [person, metric.id, kind])).toContainEqual([5, 'csat', 'concerning']);
});

test('ninety in a hundred intervals of ninety per cent hold the truth, as adjusted and as best guess', {
  timeout: 240_000,
}, () => {
  const inside = { csat: 0, average_handle_time: 0, 'csat, best guess': 0, 'average_handle_time, best guess': 0 };
  let count = 0;
  for (let seed = 1; seed <= 8; seed++) {
    const cells = simulateSkills(100 + seed, { ...CENTER, answersAWeek: 24, spread: { share: 0.05, time: 0.08 } });
    const judged = (from: Parameters<typeof prepareSkills>[0]) =>
      judgeBetween(prepareSkills(from, { from: 24, to: 31 }), TEAMS, () => false);
    const standings = judged(cells);
    const truths = judged(withoutLuck(cells));
    for (const id of ['csat', 'average_handle_time'] as const) {
      const own = standings.filter(({ metric }) => metric.id === id);
      const guesses = compareStandings(own, 0.9);
      for (const standing of own) {
        const { person, average } = standing;
        const known = truths.find((each) => each.person === person && each.metric.id === id)!;
        const truth = (known.value / known.expected) * average;
        const holds = ({ low, high }: { low: number; high: number }) => (low <= truth && truth <= high ? 1 : 0);
        inside[id] += holds(adjustedInterval(standing, 0.9));
        inside[`${id}, best guess`] += holds(guesses.get(person)!.guess);
      }
    }
    count += CENTER.people;
  }
  for (const [what, number] of Object.entries(inside)) {
    console.info(`90 % intervals of ${what}: ${((100 * number) / count).toFixed(1)} % of ${count} hold the truth.`);
  }
  for (const number of Object.values(inside)) {
    expect(number / count).toBeGreaterThanOrEqual(0.88);
    expect(number / count).toBeLessThanOrEqual(0.92);
  }
});

const cell = (person: number, queue: string, x: number, n: number): Cell => ({
  person,
  week: '2026-01-05',
  stratum: queue,
  tally: { x, n, squares: x },
  isReference: true,
});
const judge = (cells: Cell[]) => {
  const own = new Map<number, Cell[]>();
  for (const each of cells) own.set(each.person, [...(own.get(each.person) ?? []), each]);
  return judgeBetween([{ reference: buildReference(getMetric('csat'), cells), cells: own }], new Map(), () => false);
};
/** Ten people with both queues in equal parts: billing 90 %, technical help 60 %. */
const others = Array.from({ length: 10 }, (_, index) => [
  cell(10 + index, 'billing', 900, 1_000),
  cell(10 + index, 'tech', 600, 1_000),
]).flat();
const HARD = [cell(1, 'billing', 19, 20), cell(1, 'tech', 117, 180)];
const EASY = [cell(2, 'billing', 160, 180), cell(2, 'tech', 11, 20)];

test('two people whose order case mix flips come out right', () => {
  const standings = judge([...others, ...HARD, ...EASY]);
  const [hard, easy] = [1, 2].map((id) => standings.find(({ person }) => person === id)!) as [Standing, Standing];
  expect([hard.value, easy.value]).toEqual([0.68, 0.855]);
  expect(hard.value / hard.expected).toBeCloseTo(1.079365, 2);
  expect(easy.value / easy.expected).toBeCloseTo(0.982759, 2);
  expect(hard.adjusted).toBeGreaterThan(easy.adjusted);
  expect([hard, easy].map(({ kind }) => kind)).toEqual(['common', 'common']);
});

test('of a pair that the mix flips it is said that it flips, and what the mix is', () => {
  const big = (cells: Cell[]) =>
    cells.map((each) => ({ ...each, tally: { x: each.tally.x * 8, n: each.tally.n * 8, squares: 0 } }));
  const standings = judge([...others, ...big(HARD), ...big(EASY)]).filter(({ person }) => person < 10);
  expect(findFlip(standings)).toMatchObject({ higher: { person: 2 }, lower: { person: 1 }, kind: 'reversed' });
  const alike = judge([
    ...others,
    ...big([cell(1, 'billing', 18, 20), cell(1, 'tech', 108, 180)]),
    ...big([cell(2, 'billing', 162, 180), cell(2, 'tech', 12, 20)]),
  ]);
  expect(findFlip(alike.filter(({ person }) => person < 10))).toMatchObject({
    higher: { person: 2 },
    lower: { person: 1 },
    kind: 'gone',
  });
  expect(findFlip(standings.filter(({ person }) => person === 1))).toBeNull();
  expect(findFlip(judge(others))).toBeNull();
  const kinds = (rows: [queue: number, part: string, x: number, n: number][]) =>
    rows.map(([queue, part, x, n]) => ({ queue, part, tally: { x, n, squares: 0 } }));
  const reason = findMixReason({
    higher: kinds([
      [1, 'evening', 630, 63],
      [1, 'morning', 148, 37],
    ]),
    lower: kinds([[1, 'morning', 400, 100]]),
    all: kinds([
      [1, 'evening', 1_000, 100],
      [1, 'morning', 3_600, 900],
    ]),
  });
  expect(reason).toEqual({ queue: 1, part: 'evening', share: 0.63, otherShare: 0, rate: 10, overall: 4.6 });
  expect(findMixReason({ higher: [], lower: [], all: [] })).toBeNull();
});

test('nobody to compare with is no standing; people without a difference need no number of rows', () => {
  expect(judge([cell(1, 'billing', 5, 10)])).toEqual([]);
  expect(judge([])).toEqual([]);
  expect(compareStandings([])).toEqual(new Map());
  const found = compareStandings(judge(others));
  expect(found.get(10)).toMatchObject({ reliability: 0, more: null });
});

test('the fewer rows, the more are missing until people may be compared, and none where there are enough', () => {
  const differing = Array.from({ length: 10 }, (_, index) => cell(index, 'billing', 1_000 + (index % 2) * 400, 2_000));
  const few = cell(20, 'billing', 20, 30);
  const found = compareStandings(judge([...differing, few]));
  expect(found.get(0)!.more).toBe(0);
  expect(found.get(0)!.reliability).toBeGreaterThan(0.95);
  const { reliability, more, guess } = found.get(20)!;
  expect(more).toBeGreaterThan(0);
  expect((30 + more!) / (30 + more! + 30 / reliability - 30)).toBeCloseTo(0.7, 1);
  expect(guess.low).toBeLessThan(guess.value);
});
