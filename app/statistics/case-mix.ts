/** What somebody did against what their mix of work would have given anybody. */
export interface CaseMix {
  observed: number;
  expected: number;
  variance: number;
  /** (O − E) / √V; 0 where V is 0. */
  z: number;
  /** O / E; null where nothing was expected. Compare with 1, never with a person of a very different mix. */
  ratio: number | null;
  /** O / E times the rate of all. */
  adjusted: number | null;
}

/** Indirect standardisation of a proportion over strata: E = Σ n p, V = Σ n p(1−p). Breslow & Day 1987 (IARC 82), ch. 2. */
export function caseMixShare(
  strata: readonly { n: number; x: number; referenceShare: number }[],
  overall: number,
): CaseMix {
  return compare(
    strata.map(({ n, x, referenceShare: p }) => ({ observed: x, expected: n * p, variance: n * p * (1 - p) })),
    overall,
  );
}

/** The same of sums, such as handle time: E = Σ n·mean, V = Σ n·sd², means and deviations of the reference. */
export function caseMixMean(
  strata: readonly { n: number; sum: number; referenceMean: number; referenceDeviation: number }[],
  overall: number,
): CaseMix {
  return compare(
    strata.map(({ n, sum, referenceMean, referenceDeviation }) => ({
      observed: sum,
      expected: n * referenceMean,
      variance: n * referenceDeviation ** 2,
    })),
    overall,
  );
}

function compare(
  strata: readonly { observed: number; expected: number; variance: number }[],
  overall: number,
): CaseMix {
  const total = (key: 'observed' | 'expected' | 'variance') => strata.reduce((sum, stratum) => sum + stratum[key], 0);
  const observed = total('observed');
  const expected = total('expected');
  const variance = total('variance');
  const ratio = expected > 0 ? observed / expected : null;
  return {
    observed,
    expected,
    variance,
    z: variance > 0 ? (observed - expected) / Math.sqrt(variance) : 0,
    ratio,
    adjusted: ratio === null ? null : ratio * overall,
  };
}
