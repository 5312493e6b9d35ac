import { expect, test } from 'vitest';
import { metricsOf } from '~/metrics/scorecard/definition';
import { pointsOfEstimate } from '~/metrics/scorecard/points';
import { changeOf, scoreOf } from '~/metrics/scorecard/score';
import { wilsonInterval } from '~/statistics/wilson-interval';
import { makeDefinition } from './scorecard-factories';

/** Whole as a person would reckon it by hand: 84 of 120 answers, 260 of 400 resolved, 40 of 400 passed on, 400 s. */
function byHand(confidence: number) {
  const share = (x: number, n: number) => ({ value: x / n, ...wilsonInterval(x, n, confidence) });
  const figures: Record<string, { value: number; low: number; high: number }> = {
    csat: share(84, 120),
    first_contact_resolution: share(260, 400),
    transfer_rate: share(40, 400),
    average_handle_time: { value: 400_000, low: 385_000, high: 415_000 },
  };
  return metricsOf(makeDefinition()).map((metric) => ({
    weight: metric.share,
    points: pointsOfEstimate(metric, figures[metric.metricId]!),
  }));
}

test('a whole reckoned by hand holds to eight digits, with its interval', () => {
  const score = scoreOf(byHand(0.9));
  // 40 × .5 + 50 × .18 + 66.66666667 × .12 + 77.77777778 × .2
  expect(score.points).toBeCloseTo(52.55555556, 8);
  expect(score.measured).toBe(1);
  expect(score.range?.low).toBeCloseTo(BY_HAND.low, 8);
  expect(score.range?.high).toBeCloseTo(BY_HAND.high, 8);
});

/**
 * Wilson at z = 1.6448536269514722: csat .6274010973 – .7637792736, so 10.9604389245 – 65.5117094359 points; FCR
 * .6098839868 – .6881004883, 36.6279956146 – 62.7001627636; transfers .0779511704 – .1274235626, 48.3842915988 –
 * 81.3658864185. Each end less the points, times its share; squares added, root taken. Reckoned apart, in Python.
 */
const BY_HAND = { low: 37.5819655948, high: 65.7398986562 };

test('nothing is moved to other weights: what is missing opens a range, and under three quarters nothing is told', () => {
  const parts = byHand(0.9);
  const withoutHandleTime = scoreOf(parts.map((part, at) => (at === 3 ? { ...part, points: null } : part)));
  expect(withoutHandleTime.measured).toBeCloseTo(0.8, 12);
  expect(withoutHandleTime.points).toBeNull();
  const { value, down, up } = withoutHandleTime.reaching;
  expect(value).toBeCloseTo(37, 8);
  expect(withoutHandleTime.range?.low).toBeCloseTo(value - down, 10);
  expect(withoutHandleTime.range?.high).toBeCloseTo(value + up + 20, 10);
  const withoutCsat = scoreOf(parts.map((part, at) => (at === 0 ? { ...part, points: null } : part)));
  expect([withoutCsat.measured, withoutCsat.points, withoutCsat.range]).toEqual([0.5, null, null]);
  expect(scoreOf(parts.map((part) => ({ ...part, points: null })))).toMatchObject({ measured: 0, range: null });
});

test('a whole never leaves 0 and 100', () => {
  const points = { value: 98, low: 90, high: 100, down: 8, up: 8 };
  expect(scoreOf([{ weight: 1, points }]).range).toEqual({ low: 90, high: 100 });
  const missing = scoreOf([
    { weight: 0.8, points },
    { weight: 0.2, points: null },
  ]);
  expect(missing.range?.high).toBe(100);
});

test('a change is said only where its interval leaves 0 out, and never where anything is missing', () => {
  const at = (value: number, reach: number) => scoreOf([{ weight: 1, points: { value, down: reach, up: reach } }]);
  const change = changeOf(at(50, 6), at(62, 8))!;
  expect([change.difference, change.low, change.high, change.kind]).toEqual([12, 2, 22, 'improving']);
  expect(changeOf(at(62, 8), at(50, 6))?.kind).toBe('concerning');
  expect(changeOf(at(50, 9), at(60, 8))?.kind).toBe('common');
  const partial = scoreOf([
    { weight: 0.8, points: { value: 50, down: 1, up: 1 } },
    { weight: 0.2, points: null },
  ]);
  expect(changeOf(partial, at(50, 6))).toBeNull();
  expect(changeOf(at(50, 6), partial)).toBeNull();
});
