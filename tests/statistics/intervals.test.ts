import { expect, test } from 'vitest';
import { deviationOfSums, meanInterval } from '~/statistics/mean-interval';
import { netPromoter } from '~/statistics/net-promoter';
import { byarInterval, poissonInterval } from '~/statistics/poisson-interval';
import { wilsonInterval } from '~/statistics/wilson-interval';

test.each([
  [81, 263, 0.2552885199, 0.366209577],
  [15, 148, 0.06238639953, 0.1604872417],
  [0, 20, 0, 0.1611251581],
  [1, 29, 0.006113214293, 0.1717552188],
  [5, 5, 0.5655175352, 1],
  [850, 1000, 0.8265313416, 0.8707899275],
  [23, 60, 0.2708827237, 0.5098240418],
])("Wilson's interval of %i of %i is Newcombe's published one", (x, n, low, high) => {
  const interval = wilsonInterval(x, n);
  expect(interval.low).toBeCloseTo(low, 9);
  expect(interval.high).toBeCloseTo(high, 9);
});

test('nothing asked leaves everything possible, all and none touch the ends exactly', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  expect(wilsonInterval(7, 7).high).toBe(1);
  expect(wilsonInterval(0, 7).low).toBe(0);
});

test.each([
  ['Bland', 14, 4.4966004, [1.7021593193605993, 5.223862258660025], [1.7007361161087082, 5.224168413669725]],
  ['10 of 10', 10, 10, [0.47953886961324343, 1.839035604201778], [0.4787449913967564, 1.8391458605756472]],
  ['4 of 3.3', 4, 3.3, [0.33026223443221975, 3.1035117198193025], [0.32610618429143007, 3.103258405792137]],
  ['0 of 2', 0, 2, [0, 1.8444397270569677], [0, 1.8340059160868756]],
] as const)('observed over expected, %s: exact and Byar', (_name, observed, expected, exact, byar) => {
  const found = poissonInterval(observed);
  expect(found.low / expected).toBeCloseTo(exact[0], 9);
  expect(found.high / expected).toBeCloseTo(exact[1], 9);
  const near = byarInterval(observed);
  expect(near.low / expected).toBeCloseTo(byar[0], 9);
  expect(near.high / expected).toBeCloseTo(byar[1], 9);
});

test('exact and Byar meet where one takes over from the other', () => {
  const exact = poissonInterval(900);
  const byar = byarInterval(900);
  expect(Math.abs(exact.low / byar.low - 1)).toBeLessThan(1e-5);
  expect(Math.abs(exact.high / byar.high - 1)).toBeLessThan(1e-5);
  expect(poissonInterval(901)).toEqual(byarInterval(901));
});

test('a net promoter score of 60, 25 and 15 is 45 ± 14.5', () => {
  const found = netPromoter(60, 15, 100)!;
  expect(found.value).toBeCloseTo(45, 10);
  expect(found.standardError).toBeCloseTo(7.399324293, 8);
  expect(found.low).toBeCloseTo(30.49759076, 6);
  expect(found.high).toBeCloseTo(59.50240924, 6);
  expect(netPromoter(0, 0, 0)).toBeNull();
});

test("a mean's interval is symmetric on the log scale with t's reach", () => {
  const found = meanInterval(25, 300, 200)!;
  // t(.975, 24) = 2.0638985616, so e^(±2.0638985616 · 200 / (300 · 5))
  expect(found.high / 300).toBeCloseTo(Math.exp(0.27518647488), 8);
  expect(300 / found.low).toBeCloseTo(Math.exp(0.27518647488), 8);
});

test('a mean of 0 falls back on plain t, one value has no interval', () => {
  expect(meanInterval(4, 0, 1)!.high).toBeCloseTo(3.182446305 / 2, 8);
  expect(meanInterval(4, 0, 1)!.low).toBeCloseTo(-3.182446305 / 2, 8);
  expect(meanInterval(1, 5, 0)).toBeNull();
  expect(meanInterval(0, 0, 0)).toBeNull();
});

test('a standard deviation comes back from count, sum and squares', () => {
  expect(deviationOfSums(4, 20, 2 ** 2 + 4 ** 2 + 6 ** 2 + 8 ** 2)).toBeCloseTo(Math.sqrt(20 / 3), 12);
  expect(deviationOfSums(1, 3, 9)).toBe(0);
});

test("Wilson's interval holds the truth about as often as it says", () => {
  let weight = 0;
  const n = 40;
  for (let x = 0; x <= n; x++) {
    const { low, high } = wilsonInterval(x, n);
    if (low <= 0.8 && 0.8 <= high) weight += binomial(n, x) * 0.8 ** x * 0.2 ** (n - x);
  }
  expect(weight).toBeGreaterThan(0.92);
  expect(weight).toBeLessThan(0.97);
});

function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

test('a Poisson count’s exact interval ends where each tail holds what it says, by sums of the terms', () => {
  const atMost = (x: number, mean: number) => {
    let term = Math.exp(-mean);
    let sum = x < 0 ? 0 : term;
    for (let k = 1; k <= x; k += 1) {
      term *= mean / k;
      sum += term;
    }
    return sum;
  };
  for (const events of [1, 2, 7, 40, 150, 600])
    for (const confidence of [0.8, 0.95, 0.998]) {
      const { low, high } = poissonInterval(events, confidence);
      expect(1 - atMost(events - 1, low)).toBeCloseTo((1 - confidence) / 2, 8);
      expect(atMost(events, high)).toBeCloseTo((1 - confidence) / 2, 8);
    }
  expect(poissonInterval(0)).toEqual({ low: 0, high: expect.closeTo(-Math.log(0.025), 10) });
});
