import { expect, test } from 'vitest';
import { pointsOf, pointsOfEstimate } from '~/metrics/scorecard/points';

const HIGHER = { floor: 0.6, target: 0.85, targetHigh: null, floorHigh: null };
const LOWER = { floor: 0.2, target: 0.05, targetHigh: null, floorHigh: null };
const BAND = { floor: 180, target: 300, targetHigh: 360, floorHigh: 540 };

test('points run straight from floor to target and never leave 0 and 100, whichever way is better', () => {
  expect([0.5, 0.6, 0.725, 0.85, 0.99].map((figure) => Math.round(pointsOf(HIGHER, figure)))).toEqual([
    0, 0, 50, 100, 100,
  ]);
  expect([0.3, 0.2, 0.11, 0.05, 0].map((figure) => Math.round(pointsOf(LOWER, figure)))).toEqual([0, 0, 60, 100, 100]);
});

test('a band has all points between its two targets, and none for too short or too long', () => {
  expect([100, 180, 240, 300, 330, 360, 450, 540, 900].map((figure) => Math.round(pointsOf(BAND, figure)))).toEqual([
    0, 0, 50, 100, 100, 100, 50, 0, 0,
  ]);
});

test('an interval is carried through figure by figure, and its reach is not cut at a target nearby', () => {
  const inside = pointsOfEstimate(HIGHER, { value: 0.8, low: 0.75, high: 0.875 });
  expect([inside.value, inside.low, inside.high].map((points) => Number(points.toFixed(6)))).toEqual([80, 60, 100]);
  expect([inside.down, inside.up].map((points) => Number(points.toFixed(6)))).toEqual([20, 30]);
  const above = pointsOfEstimate(HIGHER, { value: 0.875, low: 0.825, high: 0.9 });
  expect([above.value, above.low, above.down].map((points) => Number(points.toFixed(6)))).toEqual([100, 90, 10]);
  expect(above.up).toBeCloseTo(10, 6);
  const below = pointsOfEstimate(LOWER, { value: 0.23, low: 0.17, high: 0.26 });
  expect([below.value, below.low, below.high, below.up].map((points) => Number(points.toFixed(6)))).toEqual([
    0, 0, 20, 20,
  ]);
});

test('what is surely beyond an end has no reach at all', () => {
  expect(pointsOfEstimate(HIGHER, { value: 0.95, low: 0.9, high: 0.98 })).toMatchObject({
    value: 100,
    low: 100,
    high: 100,
    down: 0,
    up: 0,
  });
  expect(pointsOfEstimate(LOWER, { value: 0.4, low: 0.35, high: 0.45 })).toMatchObject({ value: 0, down: 0, up: 0 });
});

test('of a band the worst of an interval is at one of its ends, the best may lie between', () => {
  const wide = pointsOfEstimate(BAND, { value: 330, low: 240, high: 450 });
  expect([wide.value, wide.low, wide.high, wide.down]).toEqual([100, 50, 100, 50]);
  const across = pointsOfEstimate(BAND, { value: 280, low: 240, high: 480 });
  expect(across.low).toBeCloseTo(100 / 3, 8);
  expect(across.high).toBe(100);
  expect(across.value).toBeCloseTo(250 / 3, 8);
});
