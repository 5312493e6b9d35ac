import { expect, test } from 'vitest';
import { twoSidedP } from '~/statistics/distributions';
import { scanP, scanRecent } from '~/statistics/recent-scan';
import { seededRandom } from '../metrics/verdicts/seeded-random';

test('the stretch that is farthest out is taken, whichever side; stretches that say too little are passed over', () => {
  const zs = [null, 1, -2.5, 2];
  expect(scanRecent(4, (length) => zs[length - 1]!)).toEqual({ length: 3, z: -2.5 });
  expect(scanRecent(1, () => null)).toBeNull();
  expect(scanRecent(0, () => 9)).toBeNull();
});

test('with a single stretch the chance is that of a plain two-sided test', () => {
  expect(scanP(-2.5, 1)).toBeCloseTo(twoSidedP(2.5), 12);
  expect(scanP(0, 8)).toBe(1);
});

test('the chance of the strongest of eight stretches is what a simulation counts', () => {
  const random = seededRandom(7);
  const gauss = () => Math.sqrt(-2 * Math.log(random() || 1e-12)) * Math.cos(2 * Math.PI * random());
  const runs = 400_000;
  const lines = [2.5, 3, 3.5];
  const beyond = lines.map(() => 0);
  for (let run = 0; run < runs; run++) {
    let sum = 0;
    let far = 0;
    for (let length = 1; length <= 8; length++) {
      sum += gauss();
      far = Math.max(far, Math.abs(sum) / Math.sqrt(length));
    }
    lines.forEach((line, at) => {
      if (far > line) beyond[at]!++;
    });
  }
  const counted = beyond.map((count) => count / runs);
  console.info(
    lines
      .map((line, at) => `z ${line}: approximation ${scanP(line, 8).toFixed(5)}, counted ${counted[at]!.toFixed(5)}`)
      .join('; '),
  );
  lines.forEach((line, at) => {
    expect(scanP(line, 8) / counted[at]!).toBeGreaterThan(0.95);
    expect(scanP(line, 8) / counted[at]!).toBeLessThan(1.2);
  });
});
