import { expect, test } from 'vitest';
import { findPhases } from '~/statistics/chart-phases';
import { funnelLimits, overdispersedFunnelLimits } from '~/statistics/funnel-limits';
import { laneyChart, laneySigmaZ } from '~/statistics/laney';
import { scanLimit, scanP, scanRecent } from '~/statistics/recent-scan';
import { scanPower, shiftSeenWith } from '~/statistics/scan-power';
import { selectiveDiscovery } from '~/statistics/selective-discovery';
import { findSignals } from '~/statistics/signals';
import { uChart } from '~/statistics/u-chart';
import { xmrChart, xmrLimits } from '~/statistics/xmr-chart';

test('phases begin where they are told to, within the series, each once and in order', () => {
  const phases = findPhases(Array(5).fill(true), [3, 3, -1, 5, 9, 1]);
  expect(phases.map(({ start, end, baseline }) => [start, end, baseline])).toEqual([
    [0, 1, [0]],
    [1, 3, [1, 2]],
    [3, 5, [3, 4]],
  ]);
  const states = [11, 12, 19, 20, 21].map((count) => findPhases(Array(count).fill(true))[0]!);
  expect(states.map(({ state, baseline }) => [state, baseline.length])).toEqual([
    ['too_few', 11],
    ['provisional', 12],
    ['provisional', 19],
    ['frozen', 20],
    ['frozen', 20],
  ]);
  expect(findPhases([])).toEqual([]);
});

test('a funnel widens by the root of how much more people differ than by chance', () => {
  const exact = funnelLimits(0.5, 100, 0.95);
  const wide = overdispersedFunnelLimits(0.5, 100, 0.95, 0.0075);
  // s² is .0025, so the standard deviation is twice as large.
  expect(wide.low).toBeCloseTo(0.5 - 2 * (0.5 - exact.low), 12);
  expect(wide.high).toBeCloseTo(0.5 + 2 * (exact.high - 0.5), 12);
  expect(overdispersedFunnelLimits(0.5, 4, 0.95, 9)).toEqual({ low: 0, high: 1 });
  expect(overdispersedFunnelLimits(0, 9, 0.95, 1)).toEqual({ low: 0, high: 0 });
});

test('weeks in which nothing was asked make no jump of Laney’s, and shares of all or none have none', () => {
  const points = [
    { x: 45, n: 100 },
    { x: 0, n: 0 },
    { x: 55, n: 100 },
    { x: 45, n: 100 },
    { x: 55, n: 100 },
  ];
  expect(laneySigmaZ(points)).toBeCloseTo(2 / 1.128, 10);
  expect([
    laneySigmaZ([{ x: 1, n: 2 }]),
    laneySigmaZ([
      { x: 0, n: 2 },
      { x: 0, n: 3 },
    ]),
  ]).toEqual([null, null]);
  expect([
    laneySigmaZ([
      { x: 2, n: 2 },
      { x: 3, n: 3 },
    ]),
    laneySigmaZ([]),
  ]).toEqual([null, null]);
  expect(
    laneySigmaZ([
      { x: 45, n: 100 },
      { x: 55, n: 100 },
    ]),
  ).toBeCloseTo(2 / 1.128, 10);
});

test('a share’s chart has its values before it has limits, and each phase its own centre', () => {
  const short = laneyChart([
    { x: 1, n: 2 },
    { x: 0, n: 0 },
  ]);
  expect(short.points).toEqual([
    { value: 0.5, center: null, low: null, high: null },
    { value: null, center: null, low: null, high: null },
  ]);
  expect(short.phases[0]).toMatchObject({ center: null, sigmaZ: null });
  const twelve = (x: number) => Array.from({ length: 12 }, () => ({ x, n: 100 }));
  const chart = laneyChart([...twelve(10), ...twelve(1)], [12]);
  expect(chart.phases.map(({ center, sigmaZ }) => [center, sigmaZ])).toEqual([
    [0.1, 1],
    [0.01, 1],
  ]);
  expect(chart.points[11]).toMatchObject({ low: expect.closeTo(0.01, 10), high: expect.closeTo(0.19, 10) });
  expect(chart.points[12]!.low).toBe(0);
});

test('the chance of a scan is the integral that is cited, finely summed', () => {
  const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const integral = (z: number, longest: number) => {
    const from = z / Math.sqrt(longest);
    const step = (z - from) / 200_000;
    let sum = 0;
    for (let at = from + step / 2; at < z; at += step) sum += (step * Math.exp(-0.583 * at)) / at;
    return sum;
  };
  for (const [z, twoTails] of [
    [3, 0.002699796063],
    [4, 0.0000633424837],
  ] as const)
    expect(scanP(-z, 8) / (twoTails + 2 * z * density(z) * integral(z, 8))).toBeCloseTo(1, 3);
  // Near the centre the approximation passes 1, and is cut there.
  expect(scanP(0.05, 8)).toBe(1);
});

test('the limit of a scan is passed with its chance, and that of one look is the plain one', () => {
  for (const chance of [0.05, 0.008, 0.0001]) expect(scanP(scanLimit(chance, 8), 8)).toBeCloseTo(chance, 10);
  expect(scanLimit(0.05, 1)).toBeCloseTo(1.959963985, 8);
});

test('of stretches that are equally far out the shortest is taken', () => {
  expect(scanRecent(3, () => 2)).toEqual({ length: 1, z: 2 });
  expect(scanRecent(3, (length) => (length === 2 ? -2 : 2))).toEqual({ length: 1, z: 2 });
});

test('two looks see a shift as often as the plane says, cut by the first line', () => {
  // P(X₁ > 1) + P(X₁ ≤ 1, X₁ + X₂ > √2), X of mean 1 / √2 and variance 1, finely summed.
  const phi = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const mean = Math.SQRT1_2;
  const step = 1e-3;
  const beyond = (from: number) => {
    let sum = 0;
    for (let x = from + step / 2; x < mean + 9; x += step) sum += step * phi(x - mean);
    return sum;
  };
  let seen = beyond(1);
  for (let first = 1 - step / 2; first > mean - 9; first -= step * 20)
    seen += step * 20 * phi(first - step * 10 - mean) * beyond(Math.SQRT2 - first + step * 10);
  expect(scanPower({ shift: 1, points: 2, limit: 1 })).toBeCloseTo(seen, 2);
});

test('the shift that one look sees four times in five is the line and .8416 beyond', () => {
  expect(shiftSeenWith(0.8, { points: 1, limit: 3 })).toBeCloseTo(3.8416212, 3);
  expect(shiftSeenWith(0.5, { points: 1, limit: 0 })).toBeCloseTo(0, 3);
});

test('a unit whose q is the rate itself is selected, and its own tests pay for those that were not', () => {
  // Simes .025 and .9 of two units: q .05. Of the tests of one selected in two, q doubles.
  expect(selectiveDiscovery([[0.025], [0.9]], 0.05)).toEqual([[0.05], [1]]);
  expect(selectiveDiscovery([[0.026], [0.9]], 0.05)).toEqual([[1], [1]]);
  expect(selectiveDiscovery([[0.01, 0.8], [0.01]], 0.05)).toEqual([[0.02, 0.8], [0.01]]);
  expect(selectiveDiscovery([[0.001, 0.8], [0.9], [0.9]], 0.05)[0]![1]).toBe(1);
});

test('a run is marked by all its points and its length, and beyond goes before it', () => {
  const at = (value: number, limits: { low: number | null; high: number | null } = { low: -3, high: 3 }) => ({
    value,
    center: 0,
    ...limits,
  });
  const run = findSignals([...Array.from({ length: 8 }, () => at(-1)), at(-4), at(-1)]);
  expect(run.map((signal) => signal?.kind)).toEqual([...Array(8).fill('run'), 'beyond', 'run']);
  expect(run[9]).toEqual({ kind: 'run', side: 'below', length: 10 });
  // A limit on one side alone is one.
  expect(
    findSignals([at(9, { low: null, high: 3 }), at(-9, { low: -3, high: null }), at(9, { low: -3, high: null })]),
  ).toEqual([{ kind: 'beyond', side: 'above', length: 1 }, { kind: 'beyond', side: 'below', length: 1 }, null]);
});

test('events are charted by their exposure, from their own baseline, and where nothing was exposed nothing is said', () => {
  const twelve = Array.from({ length: 12 }, () => ({ events: 8, exposure: 2 }));
  const chart = uChart([...twelve, { events: 0, exposure: 0 }, { events: 9, exposure: 9 }]);
  expect(chart.points[13]).toEqual({
    value: 1,
    center: chart.points[0]!.center,
    low: expect.any(Number),
    high: expect.any(Number),
  });
  expect(chart.points[12]).toEqual({ value: null, center: chart.points[0]!.center, low: null, high: null });
  // 8 · 12 + 9 events over 24 + 9: all thirteen weeks that have any are the baseline.
  expect(chart.phases[0]).toMatchObject({ center: 105 / 33, state: 'provisional' });
  expect(chart.points[13]!.high).toBeCloseTo(105 / 33 + 3 * Math.sqrt(105 / 33 / 9), 12);
  expect(chart.points[13]!.low).toBeCloseTo(105 / 33 - 3 * Math.sqrt(105 / 33 / 9), 12);
  const again = uChart([...twelve, ...twelve.map(() => ({ events: 2, exposure: 2 }))], [12]);
  expect(again.phases.map(({ center }) => center)).toEqual([4, 1]);
  expect(uChart([{ events: 1, exposure: 2 }]).points).toEqual([{ value: 0.5, center: null, low: null, high: null }]);
});

test('two values are the fewest that have a moving range', () => {
  expect([xmrLimits([5]), xmrLimits([])]).toEqual([null, null]);
  expect(xmrLimits([4, 6])).toEqual({
    center: 5,
    low: 5 - 2.66 * 2,
    high: 5 + 2.66 * 2,
    meanMovingRange: 2,
    movingRangeHigh: 3.267 * 2,
  });
  const chart = xmrChart(Array(12).fill(7));
  expect(chart.points[0]).toEqual({ value: 7, center: 7, low: 7, high: 7 });
});
