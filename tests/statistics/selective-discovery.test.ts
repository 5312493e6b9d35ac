import { expect, test } from 'vitest';
import { selectiveDiscovery, simes } from '~/statistics/selective-discovery';

test('Simes takes the least of m·p/i over the ordered p-values', () => {
  expect(simes([0.01, 0.04, 0.5])).toBeCloseTo(0.03, 12);
  expect(simes([0.02, 0.021])).toBeCloseTo(0.021, 12);
  expect(simes([])).toBe(1);
});

test('a unit with many true findings opens no door for the others', () => {
  const units = [
    [1e-9, 1e-9, 1e-9, 1e-9],
    [0.02, 0.6, 0.7, 0.8],
    [0.3, 0.4, 0.5, 0.6],
  ];
  const found = selectiveDiscovery(units, 0.05).map((tests) => tests.filter((q) => q <= 0.05).length);
  expect(found).toEqual([4, 0, 0]);
});

test('a selected unit keeps at least one finding', () => {
  const q = selectiveDiscovery(
    [
      [0.004, 0.9],
      [0.5, 0.6],
    ],
    0.05,
  );
  expect(q[0]![0]).toBeCloseTo(0.016, 12);
  expect(q[1]).toEqual([1, 1]);
});

test('without any unit there is nothing to find', () => {
  expect(selectiveDiscovery([], 0.05)).toEqual([]);
});
