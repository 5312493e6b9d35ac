import { expect, test } from 'vitest';
import type { Effect } from '~/metrics/effects/effect';
import { effectsOf, type SimulatedCoaching, simulateCoaching } from './simulate-coaching';

const CENTER: SimulatedCoaching = {
  people: 40,
  coached: 6,
  answersAWeek: 14,
  contactsAWeek: 80,
  peopleDiffer: { share: 0.05, time: 0.1 },
  pick: 'worst',
};
const seeds = (runs: number) => Array.from({ length: runs }, (_, run) => 7919 * (run + 1));
const isClaimed = ({ kind }: Effect) => kind !== 'none' && kind !== 'unknown';
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const shareOf = ({ x, n }: { x: number; n: number }) => x / n;

test('people coached for bad weeks, without any effect, are reported as without effect in 94 of 100', {
  timeout: 300_000,
}, () => {
  const runs = seeds(100).map((seed) => effectsOf(simulateCoaching(seed, CENTER)));
  const csat = runs.map(([first]) => first!);
  const without = runs.filter((effects) => !effects.some(isClaimed)).length;
  const told = csat.filter(({ kind }) => kind === 'none').length;
  const careless = mean(csat.map(({ after, leadUp }) => shareOf(after) - shareOf(leadUp)));
  const fair = mean(csat.map(({ estimate }) => estimate!.difference));
  console.info(
    `Of 100 coached groups without any effect ${without} are given none on any of four metrics, and ${told} are told so on CSAT. Against the weeks that led to it CSAT rose by ${(100 * careless).toFixed(1)} points by itself; fairly by ${(100 * fair).toFixed(1)}.`,
  );
  expect(careless).toBeGreaterThan(0.05);
  expect(Math.abs(fair)).toBeLessThan(0.01);
  expect(without).toBeGreaterThanOrEqual(94);
  expect(told).toBeGreaterThanOrEqual(94);
});

test('bad spells that pass by themselves are not the coach’s doing either', { timeout: 300_000 }, () => {
  const runs = seeds(20).map((seed) => effectsOf(simulateCoaching(seed, { ...CENTER, spells: true })));
  const claimed = runs.filter((effects) => effects.some(isClaimed)).length;
  console.info(`With bad spells that pass by themselves ${claimed} of 20 groups are given an effect.`);
  expect(claimed).toBeLessThanOrEqual(2);
});

test('a true effect of ten points on six people is found, and nine in ten intervals of 90 % hold it', {
  timeout: 300_000,
}, () => {
  const runs = seeds(60).map((seed) => simulateCoaching(seed, { ...CENTER, effect: 0.1 }));
  const found = runs.filter((run) => effectsOf(run, undefined, ['csat'])[0]!.kind === 'better').length;
  const intervals = runs.flatMap((run) =>
    effectsOf(run, 0.9, ['csat', 'average_handle_time']).map(({ metric, estimate }) => ({
      truth: metric.id === 'csat' ? 0.1 : 0,
      ...estimate!,
    })),
  );
  const covered = intervals.filter(({ low, high, truth }) => low <= truth && truth <= high).length / intervals.length;
  console.info(
    `An effect of 10 points on six people with 14 answers a week is found in ${found} of 60; ${(100 * covered).toFixed(1)} % of ${intervals.length} intervals of 90 % hold the truth.`,
  );
  expect(found).toBeGreaterThanOrEqual(54);
  expect(covered).toBeGreaterThan(0.86);
  expect(covered).toBeLessThan(0.95);
});
