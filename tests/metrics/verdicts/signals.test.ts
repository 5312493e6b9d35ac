import { expect, test } from 'vitest';
import { judgeAtTheEndOf, type SimulatedAnswers, simulateAnswers } from './simulate-answers';

/** 26 weeks behind them, then eight in which half of the people drop; every week is judged as the product does it. */
function watch(runs: number, options: Omit<SimulatedAnswers, 'people' | 'weeks' | 'dropping'>, drop: number) {
  let falseSignals = 0;
  let seen = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const dropping = { people: 200, fromWeek: 26, drop };
    const cells = simulateAnswers(seed, { ...options, people: 200, weeks: 34, dropping });
    const found = new Set<number>();
    for (let week = 26; week < 34; week++) {
      for (const { person, signal } of judgeAtTheEndOf(week, cells)) {
        if (person < 200 && signal !== 'common') falseSignals++;
        if (person >= 200 && signal === 'concerning') found.add(person);
      }
    }
    seen += found.size;
  }
  const report = { falseSignalsAWeek: falseSignals / runs / 8, seen: seen / runs / 200 };
  const { answersAWeek, csat, spread = 0 } = options;
  console.info(
    `200 people, ${answersAWeek} answers a week, CSAT ${csat}${spread ? ` ± ${spread}` : ''}: ${report.falseSignalsAWeek.toFixed(2)} false signals a week; a drop of ${100 * drop} points seen within 8 weeks in ${(100 * report.seen).toFixed(1)} %.`,
  );
  return report;
}

test('200 equal people give at most two false signals a week; 20 points at 12 answers a week are seen in four of five', {
  timeout: 120_000,
}, () => {
  for (const csat of [0.8, 0.7]) {
    const { falseSignalsAWeek, seen } = watch(4, { answersAWeek: 12, csat }, 0.2);
    expect(falseSignalsAWeek).toBeLessThanOrEqual(2);
    expect(seen).toBeGreaterThanOrEqual(0.8);
  }
});

test('at 30 answers a week 15 points are seen in nine of ten, and no more signals are false', {
  timeout: 120_000,
}, () => {
  for (const csat of [0.8, 0.7]) {
    const { falseSignalsAWeek, seen } = watch(4, { answersAWeek: 30, csat }, 0.15);
    expect(falseSignalsAWeek).toBeLessThanOrEqual(2);
    expect(seen).toBeGreaterThanOrEqual(0.9);
  }
});

test('people who really differ, by 5 points, are told from people who change', { timeout: 120_000 }, () => {
  for (const [answersAWeek, drop, least] of [
    [12, 0.2, 0.8],
    [30, 0.15, 0.9],
  ] as const) {
    const { falseSignalsAWeek, seen } = watch(4, { answersAWeek, csat: 0.8, spread: 0.05 }, drop);
    expect(falseSignalsAWeek).toBeLessThanOrEqual(2);
    expect(seen).toBeGreaterThanOrEqual(least);
  }
});
