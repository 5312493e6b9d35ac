import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Shown, valueDomain, valueScale } from '~/charts/marks/value-scale.server';
import { formatValue } from '~/metrics/format';

const PLOT = { height: 184, top: 34, bottom: 156 };
const SHARE: Shown = { unit: 'share', decimals: 0 };
const DURATION: Shown = { unit: 'ms', decimals: 0 };

const METRICS: Shown[] = [SHARE, DURATION, { unit: 'score', decimals: 2 }, { unit: 'count', decimals: 0 }];
/** A metric, and a domain that is wide enough to tell values apart as they are written. */
const scales = fc
  .record({
    shown: fc.constantFrom(...METRICS),
    low: fc.double({ min: 0, max: 40, noNaN: true }),
    width: fc.double({ min: 6, max: 5000, noNaN: true }),
  })
  .map(({ shown, low, width }) => {
    const unit = { share: 0.01, ms: 1000, score: 0.01, count: 1 }[shown.unit];
    return { shown, domain: [low * unit, (low + width) * unit] as [number, number] };
  });

const ticksOf = (domain: [number, number], shown: Shown) => {
  const { ticks, format } = valueScale(domain, PLOT, shown);
  return ticks.map(format);
};

test('ticks are round: in tens and fives, and as durations where values are', () => {
  expect(ticksOf([0.68, 0.9], SHARE)).toEqual(['70%', '80%', '90%']);
  expect(ticksOf([346_000, 464_000], DURATION)).toEqual(['6:00', '7:00']);
  expect(ticksOf([4000, 61_000], DURATION)).toEqual(['20 s', '40 s', '1:00']);
  expect(ticksOf([0, 12 * 86_400_000], DURATION)).toHaveLength(3);
});

test('there are two or three ticks, or four where no rounder step gives fewer, and each is written as it is', () => {
  fc.assert(
    fc.property(scales, ({ shown, domain }) => {
      const { ticks, format, y } = valueScale(domain, PLOT, shown);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(4);
      expect(new Set(ticks.map(format)).size).toBe(ticks.length);
      const resolution = { share: 0.01, ms: 1000, score: 0.01, count: 1 }[shown.unit];
      for (const tick of ticks) {
        expect(Math.abs(tick / resolution - Math.round(tick / resolution))).toBeLessThan(1e-6);
        expect(y(tick)).toBeGreaterThanOrEqual(PLOT.top);
        expect(y(tick)).toBeLessThanOrEqual(PLOT.bottom);
      }
    }),
  );
});

test('values that are all alike have a tick at most, not one that reads the same twice', () => {
  expect(ticksOf(valueDomain([0.5, 0.5], []), SHARE).length).toBeLessThanOrEqual(2);
  expect(new Set(ticksOf([0.8, 0.8001], SHARE)).size).toBe(ticksOf([0.8, 0.8001], SHARE).length);
});

test('a target stands on the line that reads as it does, and on its own side of every other', () => {
  fc.assert(
    fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), ({ shown, domain: [low, high] }, share) => {
      const scale = valueScale([low, high], PLOT, shown);
      const target = low + share * (high - low);
      for (const tick of scale.ticks) {
        if (formatValue(shown, tick) === formatValue(shown, target)) expect(scale.targetY(target)).toBe(scale.y(tick));
        else if (target > tick) expect(scale.targetY(target)).toBeLessThanOrEqual(scale.y(tick) - 1);
        else expect(scale.targetY(target)).toBeGreaterThanOrEqual(scale.y(tick) + 1);
      }
    }),
  );
});

test('a target that is rounded is drawn where it is written', () => {
  const scale = valueScale([0.6, 1], PLOT, SHARE);
  expect(scale.targetY(0.7961)).toBe(scale.y(0.8));
  expect(scale.targetY(0.7961)).not.toBe(scale.y(0.7961));
});
