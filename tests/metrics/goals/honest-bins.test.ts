import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { meetsTarget } from '~/metrics/goals/goal';
import { type GoalData, progressOf } from '~/metrics/goals/progress';
import { reach } from '~/metrics/goals/reach';
import { addTallies, type DayTally, daysWithin, type Tally } from '~/metrics/goals/tally';
import { betaQuantile } from '~/statistics/distributions';
import { everyDay, HOLD, makeGoal, SHARE, seeded } from './goal-factories';

/**
 * Many people, 50 a center, whose true level is drawn once; twelve weeks of baseline and twelve of goal, asked after 10,
 * 25, 50 and 75 % of the time, the prior estimated from 48 peers: of those told p, a share p must reach the goal, within
 * 3 points in each tenth, at each of the four times. Each is asked about several targets, so that every tenth fills.
 */
const FROM = '2025-12-08';
const START = '2026-03-02';
const DUE = '2026-05-24';
/** Times asked that a tenth takes to be judged to 3 points at all. */
const FEWEST = 600;
const PEOPLE = 6000;
const ASKED_AFTER = [8, 21, 42, 63];

type DrawDay = (level: number) => Tally;

const drawDays = (dates: Iterable<string>, draw: () => Tally): DayTally[] =>
  Array.from(dates, (date) => ({ date, ...draw() }));

function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count += 1;
  }
  return count;
}

/** A standard normal. Box & Muller 1958. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

interface World {
  people: number;
  drawLevel: () => number;
  drawDay: DrawDay;
  terms: Pick<GoalData['goal'], 'metric' | 'aim'>;
  kinds: readonly GoalData['goal']['kind'][];
  targets: readonly number[];
}

function simulate({ people, drawLevel, drawDay, terms, kinds, targets }: World) {
  const covered = everyDay(FROM, DUE);
  const before = everyDay(FROM, addDays(START, -1));
  const drawPeers = () =>
    Array.from({ length: 48 }, () => {
      const level = drawLevel();
      return addTallies(drawDays(before, () => drawDay(level)));
    });
  let peers: Tally[] = [];
  const bins = ASKED_AFTER.map(() => Array.from({ length: 10 }, () => ({ count: 0, told: 0, reached: 0 })));
  for (let person = 0; person < people; person++) {
    if (person % 50 === 0) peers = drawPeers();
    const level = drawLevel();
    const all = drawDays(covered, () => drawDay(level));
    const kind = kinds[person % kinds.length] ?? 'period';
    const goal = makeGoal({ ...terms, kind, target: targets[0], startDate: START, dueDate: DUE });
    const baseline = addTallies(daysWithin(all, FROM, addDays(START, -1)));
    const ask = (today: string) => {
      const days = daysWithin(all, FROM, addDays(today, -1));
      return progressOf({ goal, baseline, days, peers, coveredDays: covered, today });
    };
    const { value: final } = ask(addDays(DUE, 1));
    for (const [time, after] of ASKED_AFTER.entries()) {
      const { outlook } = ask(addDays(START, after));
      for (const target of targets) {
        const probability = reach(outlook, { ...goal, target });
        const bin = bins[time]?.[Math.min(9, Math.floor(probability * 10))];
        if (!bin) continue;
        bin.count += 1;
        bin.told += probability;
        bin.reached += final !== null && meetsTarget(final, target, goal.aim) ? 1 : 0;
      }
    }
  }
  return bins.map((tenths, time) => ({
    after: ASKED_AFTER[time] as number,
    tenths: tenths.map(({ count, told, reached }) => ({ count, told: told / count, reached: reached / count })),
  }));
}

/** Prints what was told and what happened, and holds each tenth that enough were told to be judged. */
function hold(name: string, times: ReturnType<typeof simulate>) {
  for (const { after, tenths } of times) {
    const rows = tenths.map(({ count, told, reached }) => `${told.toFixed(3)} → ${reached.toFixed(3)} (${count})`);
    process.stdout.write(`${name}, after ${after} days: told → reached (times asked)\n  ${rows.join('\n  ')}\n`);
  }
  for (const { tenths } of times) {
    for (const { count, told, reached } of tenths) {
      expect(count).toBeGreaterThan(FEWEST);
      expect(Math.abs(told - reached)).toBeLessThan(0.03);
    }
  }
}

function share(random: () => number): Pick<World, 'drawLevel' | 'drawDay'> {
  return {
    drawLevel: () => betaQuantile(random(), 40, 10),
    drawDay: (level) => {
      const n = poisson(3, random);
      let sum = 0;
      for (let i = 0; i < n; i++) sum += random() < level ? 1 : 0;
      return { n, sum, squares: sum };
    },
  };
}

test('shares: what is told is what happens, within 3 points in each tenth, at each time', { timeout: 300_000 }, () => {
  const terms = { metric: SHARE, aim: 'higher' } as const;
  const targets = [0.72, 0.74, 0.76, 0.78, 0.8, 0.82, 0.84, 0.86];
  const world = share(seeded(20260302));
  hold('shares', simulate({ people: PEOPLE, terms, kinds: ['period', 'level'], targets, ...world }));
});

test('means of skewed times, lower is better: within 3 points in each tenth, at each time', {
  timeout: 300_000,
}, () => {
  const random = seeded(1);
  const times = simulate({
    people: PEOPLE,
    terms: { metric: HOLD, aim: 'lower' },
    kinds: ['period'],
    targets: Array.from({ length: 14 }, (_, i) => 35_000 + 750 * i),
    drawLevel: () => 40_000 * Math.exp(0.1 * normal(random)),
    drawDay: (level) => {
      const n = poisson(4, random);
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < n; i++) {
        const value = level * Math.exp(0.7 * normal(random) - 0.245);
        sum += value;
        squares += value * value;
      }
      return { n, sum, squares };
    },
  });
  hold('means', times);
});
