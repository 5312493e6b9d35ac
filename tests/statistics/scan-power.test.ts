import { expect, test } from 'vitest';
import { normalCdf } from '~/statistics/distributions';
import { scanPower, shiftSeenWith } from '~/statistics/scan-power';

test('Armitage, McPherson and Rowe: two looks at 1.96 are 8.3 %, five 14.2 %, ten 19.3 % by chance alone', () => {
  // Their table counts both sides; at these lines nearly no walk passes both.
  const twoSided = (points: number) => 2 * scanPower({ shift: 0, points, limit: 1.96 });
  expect(twoSided(2)).toBeCloseTo(0.083, 3);
  expect(twoSided(5)).toBeCloseTo(0.142, 2);
  expect(twoSided(10)).toBeCloseTo(0.193, 2);
});

test('a single look is a plain test', () => {
  expect(scanPower({ shift: 2.5, points: 1, limit: 3 })).toBeCloseTo(normalCdf(-0.5), 12);
});

test('the shift that is seen with a chance is seen with it, and looking on the way needs less than the end alone', () => {
  const shift = shiftSeenWith(0.8, { points: 8, limit: 3.14 });
  expect(scanPower({ shift, points: 8, limit: 3.14 })).toBeCloseTo(0.8, 4);
  expect(shift).toBeLessThan(3.14 + 0.8416);
});
