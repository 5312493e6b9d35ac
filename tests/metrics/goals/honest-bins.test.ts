import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { type GoalData, progressOf } from '~/metrics/goals/progress';
import { addTallies, type DayTally, daysWithin, type Tally } from '~/metrics/goals/tally';
import { betaQuantile } from '~/statistics/distributions';
import { everyDay, HOLD, makeGoal, SHARE, seeded } from './goal-factories';

/**
 * Many people, 200 a center, whose true level is drawn once; twelve weeks of baseline and twelve of goal, asked after three
 * weeks and after seven: of those told p, a share p must reach the goal, within 3 points in each tenth.
 */
const FROM = '2025-12-08';
const START = '2026-03-02';
const DUE = '2026-05-24';
const ASKED_AFTER = [21, 49];

type DrawDay = (level: number) => Tally;

function drawDays(from: string, to: string, draw: () => Tally): DayTally[] {
  const days: DayTally[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push({ date, ...draw() });
  return days;
}

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
  goals: Pick<GoalData['goal'], 'metric' | 'target' | 'aim' | 'kind'>[];
}

function simulate({ people, drawLevel, drawDay, goals }: World) {
  const covered = everyDay(FROM, DUE);
  const drawPeers = () =>
    Array.from({ length: 48 }, () => {
      const level = drawLevel();
      return addTallies(drawDays(FROM, addDays(START, -1), () => drawDay(level)));
    });
  let peers: Tally[] = [];
  const bins = Array.from({ length: 10 }, () => ({ count: 0, told: 0, reached: 0 }));
  for (let person = 0; person < people; person++) {
    if (person % 200 === 0) peers = drawPeers();
    const level = drawLevel();
    const all = drawDays(FROM, DUE, () => drawDay(level));
    const goal = makeGoal({
      ...(goals[person % goals.length] as World['goals'][number]),
      startDate: START,
      dueDate: DUE,
    });
    const baseline = addTallies(daysWithin(all, FROM, addDays(START, -1)));
    const ask = (today: string) => {
      const days = daysWithin(all, FROM, addDays(today, -1));
      return progressOf({ goal, baseline, days, peers, coveredDays: covered, today });
    };
    const { probability: outcome } = ask(addDays(DUE, 1));
    for (const after of ASKED_AFTER) {
      const { probability } = ask(addDays(START, after));
      const bin = bins[Math.min(9, Math.floor(probability * 10))];
      if (!bin) continue;
      bin.count += 1;
      bin.told += probability;
      bin.reached += outcome;
    }
  }
  return bins.map(({ count, told, reached }) => ({ count, told: told / count, reached: reached / count }));
}

function report(name: string, bins: ReturnType<typeof simulate>) {
  const rows = bins.map(({ count, told, reached }) => `${told.toFixed(3)} → ${reached.toFixed(3)} (${count})`);
  process.stdout.write(`${name}: told → reached (times asked)\n  ${rows.join('\n  ')}\n`);
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

test('shares: what is told is what happens, within 3 points in each tenth', { timeout: 300_000 }, () => {
  const goals = (['period', 'level'] as const).flatMap((kind) =>
    [0.78, 0.8, 0.82].map((target) => ({ metric: SHARE, aim: 'higher' as const, kind, target })),
  );
  const bins = simulate({ people: 10_000, goals, ...share(seeded(20260302)) });
  report('shares', bins);
  for (const { told, reached } of bins) expect(Math.abs(told - reached)).toBeLessThan(0.03);
});

test('means of skewed times, lower is better: within 3 points in each tenth', { timeout: 300_000 }, () => {
  const random = seeded(1);
  const goals = [38_000, 40_000, 42_000].map((target) => ({
    metric: HOLD,
    aim: 'lower' as const,
    kind: 'period' as const,
    target,
  }));
  const bins = simulate({
    people: 16_000,
    goals,
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
  report('means', bins);
  for (const { told, reached } of bins) expect(Math.abs(told - reached)).toBeLessThan(0.03);
});
