import { addDays } from '~/clock';
import type { Goal } from '~/metrics/goals/goal';
import type { GoalData } from '~/metrics/goals/progress';
import { addTallies, type DayTally, daysWithin } from '~/metrics/goals/tally';
import type { MeanMetric, ProportionMetric } from '~/metrics/metric';

const BASE = {
  decimals: 0,
  minimumSample: 30,
  counterMetrics: [],
  control: 'mixed',
  version: 1,
} as const;

export const SHARE: ProportionMetric = {
  ...BASE,
  id: 'csat',
  label: 'CSAT',
  shortLabel: 'CSAT',
  kind: 'proportion',
  unit: 'share',
  direction: 'higher',
  numerator: ['csat_top_count'],
  denominator: ['csat_count'],
  sampleNoun: ['answer', 'answers'],
  rows: 'answers',
};

export const HOLD: MeanMetric = {
  ...BASE,
  id: 'hold_time',
  label: 'Hold time',
  shortLabel: 'Hold',
  kind: 'mean',
  unit: 'ms',
  direction: 'lower',
  numerator: ['hold_ms'],
  denominator: ['hold_known_count'],
  spread: { count: 'hold_known_count', sum: 'hold_ms', squares: 'hold_squares' },
  sampleNoun: ['contact', 'contacts'],
  rows: 'legs',
};

/** A goal on CSAT from 2 March to 24 May 2026, twelve weeks; its baseline the twelve weeks before. */
export function makeGoal(overrides: Partial<Goal> = {}): Goal {
  return {
    metric: SHARE,
    isForPerson: true,
    kind: 'period',
    levelWeeks: 4,
    target: 0.85,
    startDate: '2026-03-02',
    dueDate: '2026-05-24',
    aim: 'higher',
    ...overrides,
  };
}

/** The same figures on every day from `from` to `to`. */
export function evenDays(from: string, to: string, figures: { sum: number; n: number; squares?: number }): DayTally[] {
  const days: DayTally[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push({ squares: figures.sum, ...figures, date });
  return days;
}

export function everyDay(from: string, to: string): Set<string> {
  return new Set(evenDays(from, to, { sum: 0, n: 0 }).map((day) => day.date));
}

/** What is known on `today`: days up to then, every day covered, no peers; the baseline is what lies before the start. */
export function makeData(overrides: Partial<GoalData> & { today: string }): GoalData {
  const goal = overrides.goal ?? makeGoal();
  const days = (overrides.days ?? evenDays('2025-12-08', '2026-05-31', { sum: 1.6, n: 2 })).filter(
    (day) => day.date < overrides.today,
  );
  return {
    goal,
    baseline: addTallies(daysWithin(days, addDays(goal.startDate, -84), addDays(goal.startDate, -1))),
    peers: [],
    coveredDays: everyDay('2025-12-01', overrides.today),
    ...overrides,
    days,
  };
}

/** Mulberry32: the same numbers in [0, 1) for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
