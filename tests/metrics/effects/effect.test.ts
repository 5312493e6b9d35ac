import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import { getMetric } from '~/metrics/catalogue';
import { type EffectQuestion, measureEffect } from '~/metrics/effects/effect';
import { rowsNeeded } from '~/metrics/effects/rows-needed';
import { effectWindows, type Happening } from '~/metrics/effects/windows';
import type { Cell } from '~/metrics/verdicts/reference';
import { tQuantile } from '~/statistics/distributions';

const FIRST = '2026-01-05';
const EVENT: Happening = { onDate: '2026-06-03', untilDate: null, lasts: false };
const AS_OF = '2026-09-09';

/** Twenty people with as many answers a week, three quarters of them happy; the first one's change after the event. */
function cells({ people = 20, answers = 20, happyAfter = 15, from = FIRST } = {}): Cell[] {
  return Array.from({ length: people }, (_, person) =>
    Array.from({ length: 35 }, (_, index) => {
      const week = addDays(FIRST, 7 * index);
      const usual = 0.75 + (((person + index) % 5) - 2) * 0.05;
      const share = person === 0 && week > EVENT.onDate ? happyAfter / 20 : usual;
      const x = Math.round(answers * share);
      return { person, week, stratum: '1|voice', tally: { x, n: answers, squares: x }, isReference: true };
    }).filter(({ week }) => week >= from),
  ).flat();
}

function ask(overrides: Partial<EffectQuestion> = {}) {
  const all = overrides.cells ?? cells();
  return measureEffect({
    metric: getMetric('csat'),
    cells: all,
    about: 'people',
    windows: effectWindows(EVENT, { firstDate: FIRST, asOf: AS_OF }),
    treated: new Set([0]),
    comparable: new Set(all.map(({ person }) => person).filter((person) => person !== 0)),
    confidence: 0.99,
    ...overrides,
  });
}

test('the weeks before, those that led to it and those after are whole weeks, and that of the event is none of them', () => {
  const { before, leadUp, after, lastAfterDay } = effectWindows(EVENT, { firstDate: '2020-01-01', asOf: AS_OF });
  expect(before).toEqual({ from: '2025-11-03', to: '2026-05-03' });
  expect(leadUp).toEqual({ from: '2026-05-04', to: '2026-05-31' });
  expect(after).toEqual({ from: '2026-06-08', to: '2026-08-30' });
  expect(lastAfterDay).toBe('2026-08-30');
});

test('what must mature counts later; a training of two weeks is over when it ends; a change of a while ends with it', () => {
  const of = (event: Partial<Happening>, asOf = '2026-07-01', maturesAfterDays = 0) =>
    effectWindows({ ...EVENT, ...event }, { firstDate: FIRST, asOf, maturesAfterDays }).after;
  expect(of({})?.to).toBe('2026-06-28');
  expect(of({}, '2026-07-01', 7)?.to).toBe('2026-06-21');
  expect(of({ untilDate: '2026-06-11' })?.from).toBe('2026-06-15');
  expect(of({ untilDate: '2026-06-24', lasts: true })).toEqual({ from: '2026-06-08', to: '2026-06-21' });
});

test('a person who really got better is said to be, by about as much, and the rows are those of the windows', () => {
  const effect = ask({ cells: cells({ happyAfter: 19 }) });
  expect(effect).toMatchObject({ kind: 'better', why: null, leftOut: 0, comparable: 19, moreRows: null });
  expect(effect.after).toMatchObject({ x: 12 * 19, n: 240 });
  expect(effect.before.n).toBe(17 * 20);
  const { without, difference, low, high } = effect.estimate!;
  expect(0.95 - without).toBeCloseTo(difference, 12);
  expect(difference).toBeGreaterThan(0.15);
  expect(difference).toBeLessThan(0.25);
  expect([low > 0, high > difference]).toEqual([true, true]);
});

test('where nothing changed and there are enough answers, no effect is said', () => {
  const effect = ask({ cells: cells({ answers: 60 }) });
  expect(effect).toMatchObject({ kind: 'none', moreRows: null });
});

test('too few answers say how many more are needed, and fewer when there are more', () => {
  const few = ask({ cells: cells({ answers: 8 }) });
  const more = ask({ cells: cells({ answers: 12 }) });
  expect([few.kind, few.why, more.why]).toEqual(['unknown', 'wide', 'wide']);
  expect(few.moreRows).toBeGreaterThan(more.moreRows!);
  expect(more.moreRows).toBeGreaterThan(0);
});

test('as many rows as are said to be needed are just enough', () => {
  const question = {
    pending: [{ fixed: 0.0004, perRow: 0.25 }],
    otherVariance: 0.0001,
    comparable: 20,
    confidence: 0.9,
  };
  const rows = rowsNeeded({ ...question, halfWidth: 0.1 })!;
  const reach = (n: number) => tQuantile(0.95, 19) * Math.sqrt(0.0004 + 0.25 / n + 0.0001);
  expect(reach(rows)).toBeLessThanOrEqual(0.1);
  expect(reach(rows - 1)).toBeGreaterThan(0.1);
  expect(rowsNeeded({ ...question, pending: [{ fixed: 0.01, perRow: 0.25 }], halfWidth: 0.1 })).toBeNull();
  expect(rowsNeeded({ ...question, pending: [], halfWidth: 0.1 })).toBeNull();
});

test('an event of yesterday is too early; one without answers before or after says so; n = 0 is no crash', () => {
  const windows = effectWindows(EVENT, { firstDate: FIRST, asOf: '2026-06-04' });
  expect(ask({ windows })).toMatchObject({ kind: 'unknown', why: 'too_early', estimate: null });
  const none = cells().filter(({ person }) => person !== 0);
  expect(ask({ cells: none })).toMatchObject({ why: 'few_before', before: { n: 0 }, after: { n: 0 }, leftOut: 1 });
  const silent = cells().filter(({ person, week }) => person !== 0 || week < EVENT.onDate);
  const after = ask({ cells: silent });
  expect(after).toMatchObject({ why: 'few_after', after: { n: 0 } });
  expect(after.moreRows).toBeGreaterThan(20);
});

test('without comparable people nothing can be told, nor with two', () => {
  expect(ask({ comparable: new Set() })).toMatchObject({ why: 'nobody_comparable', comparable: 0 });
  expect(ask({ comparable: new Set([1, 2]) })).toMatchObject({ why: 'nobody_comparable', comparable: 2 });
});

test('when everybody had it, they are not compared with themselves', () => {
  const everybody = new Set(cells().map(({ person }) => person));
  expect(ask({ treated: everybody, comparable: new Set() }).kind).toBe('unknown');
});

test('what moves everybody in the queue alike is no effect', () => {
  const worse = cells({ answers: 60 }).map((cell) =>
    cell.week > EVENT.onDate
      ? { ...cell, tally: { ...cell.tally, x: cell.tally.x - 18, squares: cell.tally.x - 18 } }
      : cell,
  );
  const effect = ask({ cells: worse });
  expect(effect.after.x / effect.after.n).toBeLessThan(effect.before.x / effect.before.n - 0.2);
  expect(effect.kind).toBe('none');
});

test('a system metric is never asked of people', () => {
  expect(() => ask({ metric: getMetric('abandonment_rate') })).toThrow('has no effect on people');
  expect(ask({ metric: getMetric('abandonment_rate'), about: 'queues' }).metric.id).toBe('abandonment_rate');
});
