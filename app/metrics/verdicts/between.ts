import { twoSidedP, zOf } from '../../statistics/distributions';
import { overdispersion } from '../../statistics/overdispersion';
import type { Metric } from '../metric';
import { decide, type Families, type Judged, ofPeople, type VerdictKind } from './judge';
import { type Expectation, expect } from './reference';
import { scaleOf } from './scale';
import { atOnce, type Steps } from './steps';
import { add, NOTHING } from './tally';

/** Where one person stands against what their own mix of contacts leads to expect, over a window. */
export interface Standing {
  person: number;
  metric: Metric;
  kind: VerdictKind;
  value: number;
  sample: number;
  /** What all others would have got on the same mix. */
  expected: number;
  /** What all who are compared got together. */
  average: number;
  /** value moved to the mix of everybody: (observed / expected) × the average. */
  adjusted: number;
  /** Within which it would be, of this person as they are, 95 times in 100. */
  low: number;
  high: number;
  /** How far from what was expected, on the metric's scale, and the standard deviation of that by chance alone. */
  deviation: number;
  standardError: number;
  /** By how much people differ beyond chance, as a variance on the scale: everybody's, so that only who stands out of it counts. */
  betweenVariance: number;
  z: number;
  p: number;
  adjustedP: number;
}

/** Where everybody stands over the cells given (a window), adjusted for mix and for overdispersion among people. */
export function judgeBetween(
  references: readonly Judged[],
  families: Families,
  isNew: (person: number) => boolean,
): Standing[] {
  return atOnce(betweenInSteps(references, families, isNew));
}

/** The same, to be stopped after any person. */
export function* betweenInSteps(
  references: readonly Judged[],
  families: Families,
  isNew: (person: number) => boolean,
): Steps<Standing[]> {
  const standings: Standing[] = [];
  for (const { reference, cells } of ofPeople(references)) {
    const found: (Expectation & { person: number })[] = [];
    for (const [person, own] of cells) {
      yield;
      const expectation = expect(reference, own);
      if (expectation && !expectation.isAlone) found.push({ person, ...expectation });
    }
    const average = averageOf(found);
    const all = found.map((expectation) => toStanding(reference.metric, expectation, average));
    const { z, tau2 } = overdispersion(
      all.map(({ deviation, standardError }) => ({ value: deviation, standardError })),
      0,
    );
    for (const [index, standing] of all.entries()) {
      standings.push({
        ...standing,
        kind: isNew(standing.person) ? 'early' : standing.kind,
        betweenVariance: tau2,
        z: z[index]!,
        p: twoSidedP(z[index]!),
      });
    }
  }
  decide(
    standings.filter((standing) => standing.kind !== 'early' && standing.sample >= standing.metric.minimumSample),
    families,
    (standing) => standing.p,
    (standing) => standing.z,
  );
  return standings;
}

function toStanding(metric: Metric, found: Expectation & { person: number }, average: number): Standing {
  const { person, observed, expected, standardError } = found;
  const scale = scaleOf(metric);
  const value = observed.x / observed.n;
  const deviation = scale.observe(observed.x, observed.n, expected) - scale.to(expected);
  const onScale = Math.max(1e-9, standardError * scale.slope(expected));
  return {
    person,
    metric,
    kind: 'common',
    value,
    sample: observed.n,
    expected,
    average,
    adjusted: (value / expected) * average,
    ...adjustedInterval({ metric, deviation, standardError: onScale, expected, average }, 0.95),
    deviation,
    standardError: onScale,
    betweenVariance: 0,
    z: 0,
    p: 1,
    adjustedP: 1,
  };
}

/** Where a person's adjusted figure would be, of this person as they are, so often. In the metric's unit. */
export function adjustedInterval(
  standing: Pick<Standing, 'metric' | 'deviation' | 'standardError' | 'expected' | 'average'>,
  confidence: number,
): { low: number; high: number } {
  const { metric, deviation, standardError, expected, average } = standing;
  const scale = scaleOf(metric);
  const reach = zOf(confidence) * standardError;
  const centre = scale.to(expected) + deviation;
  const top = metric.kind === 'proportion' ? 1 : Number.POSITIVE_INFINITY;
  const at = (scaled: number) => Math.min(top, (scale.from(scaled) / expected) * average);
  return { low: at(centre - reach), high: at(centre + reach) };
}

/** What everybody who is compared got together. */
function averageOf(found: readonly Expectation[]): number {
  const all = found.reduce((sum, { observed }) => add(sum, observed), NOTHING);
  return all.n > 0 ? all.x / all.n : 0;
}
