import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingsOf, signsOf } from '~/features/verdicts/findings';
import type { CenterJudgement } from '~/features/verdicts/judge-center.server';
import { oddsOf } from '~/features/verdicts/odds';
import { getMetric } from '~/metrics/catalogue';
import type { Standing } from '~/metrics/verdicts/between';
import { SIGNAL_CHANCE, type Verdict } from '~/metrics/verdicts/judge';
import { count } from '../counts';

/** The number that odds name: one time in so many. */
const timesOf = (odds: string) =>
  odds.includes('million') ? 1e6 : Number((/([\d,]+)\D*$/.exec(odds)?.[1] ?? '').replaceAll(',', ''));
const EDGES = [1 / 2, 0.05, SIGNAL_CHANCE, 1 / 200, 1 / 300, 1e-3, 1e-5, 1e-6, 1.0001e-6, 0.99e-6, 1e-9, 1e-300, 0];

test('odds never say that luck is rarer than it is, nor much more common', () => {
  const small = fc.double({ min: -9, max: Math.log10(0.5), noNaN: true }).map((power) => 10 ** power);
  fc.assert(
    fc.property(fc.oneof(small, fc.constantFrom(...EDGES)), (p) => {
      const odds = oddsOf(p);
      const times = timesOf(odds);
      if (odds.includes('million')) expect(p).toBeLessThan(1 / times);
      else {
        expect(1 / times).toBeGreaterThanOrEqual(p);
        // One leading figure is kept: 1.99 is said as 1.
        expect(1 / times).toBeLessThanOrEqual(2.0001 * p);
        expect(Number(String(times).slice(1))).toBe(0);
      }
    }),
    { numRuns: count(2_000, 100_000), seed: 9, examples: EDGES.map((p) => [p]) },
  );
});

const METRIC = getMetric('csat');

/** A judgement in which chance explains a change, in a week or in more, or a standing, by so much. */
function judgementOf(p: number, what: 'change' | 'sign' | 'standing', weeks = 2): CenterJudgement {
  const shift = { z: -4, p, weeks: ['2026-03-02', '2026-03-09'].slice(0, weeks), seen: 0.6, usual: 0.8, sample: 90 };
  const verdict = { person: 1, metric: METRIC, signal: 'concerning', shift, adjustedP: p / 50 } as unknown as Verdict;
  const standing = { person: 1, metric: METRIC, kind: 'concerning', value: 0.6, expected: 0.8, sample: 90, p };
  return {
    verdicts: new Map([
      [1, what === 'standing' ? [] : [{ ...verdict, kind: what === 'sign' ? 'common' : 'concerning' }]],
    ]),
    standings: new Map([[1, what === 'standing' ? [{ ...standing, adjustedP: p / 50 } as unknown as Standing] : []]]),
  } as unknown as CenterJudgement;
}

test.each([SIGNAL_CHANCE, 1 / 190, 1 / 1_234, 1 / 54_321])(
  'what is told of somebody has the odds of its own chance: %f',
  (p) => {
    for (const [what, weeks] of [
      ['change', 1],
      ['change', 2],
      ['sign', 2],
      ['standing', 2],
    ] as const) {
      const judgement = judgementOf(p, what, weeks);
      const [finding] = what === 'sign' ? signsOf(judgement, 1) : findingsOf(judgement, 1);
      expect(finding?.p).toBe(p);
      expect(timesOf(finding!.why.replace(/\.$/, ''))).toBe(timesOf(oddsOf(p)));
    }
  },
);
