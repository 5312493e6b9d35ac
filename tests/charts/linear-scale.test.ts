import { scaleLinear } from 'd3';
import { expect, test } from 'vitest';
import { linearScale } from '~/charts/linear-scale';

const DOMAINS: [number, number][] = [
  [0, 1],
  [-3, 12],
  [100, 20],
  [0.62, 0.91],
];
const EDGES: [number, number][] = [
  [42, 530],
  [214, 10],
];
const VALUES = [-5, 0, 0.3, 0.7, 1, 11, 50, 120];

test('values stand where d3 would place them, clamped or not', () => {
  for (const domain of DOMAINS) {
    for (const edges of EDGES) {
      const theirs = scaleLinear(domain, edges);
      const [ours, clamped] = [linearScale(domain, edges), linearScale(domain, edges, 'clamped')];
      for (const value of VALUES) {
        expect(ours(value)).toBeCloseTo(theirs(value), 9);
        expect(clamped(value)).toBeCloseTo(theirs.copy().clamp(true)(value), 9);
      }
    }
  }
});

test('a domain of one value has it in the middle', () => {
  expect(linearScale([4, 4], [10, 30])(4)).toBe(scaleLinear([4, 4], [10, 30])(4));
});
