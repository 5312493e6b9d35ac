import { expect, test } from 'vitest';
import { twoSidedP } from '~/statistics/distributions';
import { laneyChart, laneySigmaZ } from '~/statistics/laney';
import { findSignals } from '~/statistics/signals';
import { uChart } from '~/statistics/u-chart';
import { xmrChart, xmrLimits } from '~/statistics/xmr-chart';

const FLOW_RATES = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

test("the individuals chart of NIST's flow rates has its published centre and limits", () => {
  const limits = xmrLimits(FLOW_RATES)!;
  expect(limits.center).toBeCloseTo(50.81, 10);
  expect(limits.meanMovingRange).toBeCloseTo(1.8777777778, 9);
  expect(limits.high).toBeCloseTo(55.80488889, 8);
  expect(limits.low).toBeCloseTo(45.81511111, 8);
  expect(limits.movingRangeHigh).toBeCloseTo(6.1347, 8);
  // With three sigma over d2 written out instead of the rounded 2.66.
  expect(limits.center + (3 / 1.128) * limits.meanMovingRange).toBeCloseTo(55.80408983, 8);
  expect(limits.center - (3 / 1.128) * limits.meanMovingRange).toBeCloseTo(45.81591017, 8);
});

test('the baseline is frozen: later values move no limit', () => {
  const twenty = [...FLOW_RATES, ...FLOW_RATES];
  const before = xmrChart(twenty);
  const after = xmrChart([...twenty, 90, 95, 99]);
  expect(before.phases[0]!.state).toBe('frozen');
  expect(after.points[22]!.high).toBe(before.points[0]!.high);
});

test('twelve values give provisional limits, eleven none', () => {
  expect(xmrChart([...FLOW_RATES, 50, 51]).phases[0]!.state).toBe('provisional');
  const short = xmrChart([...FLOW_RATES, 50]);
  expect(short.phases[0]!.state).toBe('too_few');
  expect(short.points[0]).toEqual({ value: 49.6, center: null, low: null, high: null });
});

test('weeks without work are passed over, and do not count towards the baseline', () => {
  const chart = xmrChart([null, ...FLOW_RATES, null, 50, 51]);
  expect(chart.phases[0]!.baseline).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13]);
  expect(chart.points[0]!.value).toBeNull();
});

test('a recorded cause starts a new baseline, and nothing else does', () => {
  const low = Array.from({ length: 20 }, (_, i) => 10 + (i % 2));
  const high = Array.from({ length: 20 }, (_, i) => 20 + (i % 2));
  expect(xmrChart([...low, ...high]).points[39]!.center).toBe(10.5);
  expect(xmrChart([...low, ...high], [20]).points[39]!.center).toBe(20.5);
  expect(xmrChart([...low, ...high], [20]).points[19]!.center).toBe(10.5);
});

test('a p-chart has wider limits where fewer were asked, within 0 and 1', () => {
  const points = Array.from({ length: 20 }, () => ({ x: 80, n: 100 }));
  const chart = laneyChart([...points, { x: 4, n: 5 }, { x: 0, n: 0 }]);
  expect(chart.points[0]!.center).toBeCloseTo(0.8, 12);
  expect(chart.points[0]!.high).toBeCloseTo(0.92, 12);
  expect(chart.points[0]!.low).toBeCloseTo(0.68, 12);
  expect(chart.points[20]!.high).toBe(1);
  expect(chart.points[20]!.low).toBeCloseTo(0.8 - 3 * Math.sqrt(0.16 / 5), 12);
  expect(chart.points[21]).toEqual({ value: null, center: chart.points[0]!.center, low: null, high: null });
});

test('a p-chart of all or of none has a band of no width', () => {
  const all = laneyChart(Array.from({ length: 12 }, () => ({ x: 10, n: 10 })));
  expect(all.points[3]).toEqual({ value: 1, center: 1, low: 1, high: 1 });
});

test("Laney's sigma is the mean jump of z over 1.128, and widens the p-chart by just that", () => {
  const points = Array.from({ length: 20 }, (_, i) => ({ x: i % 2 ? 55 : 45, n: 100 }));
  // z = ±1, so every jump is 2
  const sigmaZ = 2 / 1.128;
  expect(laneySigmaZ(points)).toBeCloseTo(sigmaZ, 10);
  const chart = laneyChart(points);
  expect(chart.points[0]!.high).toBeCloseTo(0.5 + 3 * 0.05 * sigmaZ, 10);
  const still = points.map(() => ({ x: 50, n: 100 }));
  expect(laneySigmaZ(still)).toBe(0);
  expect(laneyChart(still).points[0]!.high).toBeCloseTo(0.65, 12);
  expect(laneySigmaZ([{ x: 0, n: 9 }])).toBeNull();
});

test('a u-chart reaches three roots of the rate, not below 0', () => {
  const chart = uChart(Array.from({ length: 12 }, () => ({ events: 4, exposure: 2 })));
  expect(chart.points[0]).toEqual({ value: 2, center: 2, low: 0, high: 5 });
});

const at = (value: number | null) => ({ value, center: 0, low: -3, high: 3 });

test('one point beyond the limits is a signal, one on them is not', () => {
  expect(findSignals([at(3.01), at(-3.01), at(3), at(-3)])).toEqual([
    { kind: 'beyond', side: 'above', length: 1 },
    { kind: 'beyond', side: 'below', length: 1 },
    null,
    null,
  ]);
});

test('eight in a row on one side are a run, seven are not', () => {
  expect(findSignals(Array.from({ length: 7 }, () => at(1))).every((signal) => signal === null)).toBe(true);
  const run = findSignals([at(-1), ...Array.from({ length: 8 }, () => at(1)), at(-1)]);
  expect(run[0]).toBeNull();
  expect(run.slice(1, 9)).toEqual(Array.from({ length: 8 }, () => ({ kind: 'run', side: 'above', length: 8 })));
  expect(run[9]).toBeNull();
});

test('a point on the centre ends a run, an empty week does not', () => {
  const four = [at(1), at(1), at(1), at(1)];
  expect(findSignals([...four, at(0), ...four]).some(Boolean)).toBe(false);
  expect(findSignals([...four, at(null), ...four]).filter(Boolean)).toHaveLength(8);
});

test('a new centre starts counting anew, and no limits mean no signal', () => {
  const five = Array.from({ length: 5 }, () => at(1));
  expect(findSignals([...five, ...five.map((point) => ({ ...point, center: 0.5 }))]).some(Boolean)).toBe(false);
  expect(findSignals([{ value: 99, center: null, low: null, high: null }])).toEqual([null]);
});

test('in control one point in 370.4 lies beyond three sigma', () => {
  expect(1 / twoSidedP(3)).toBeCloseTo(370.4, 1);
});

test('in control the two rules fire together about once in 153 points', () => {
  const random = seeded(20_260_101);
  let points = 0;
  const runs = 4_000;
  for (let run = 0; run < runs; run++) {
    let streak = 0;
    for (;;) {
      points++;
      const z = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      streak = z > 0 ? Math.max(1, streak + 1) : Math.min(-1, streak - 1);
      const recent = Array.from({ length: Math.min(8, Math.abs(streak)) }, () => at(Math.sign(streak)));
      recent[recent.length - 1] = at(z);
      if (findSignals(recent).some(Boolean)) break;
    }
  }
  expect(points / runs).toBeGreaterThan(145);
  expect(points / runs).toBeLessThan(161);
});

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
