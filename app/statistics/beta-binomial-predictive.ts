import { logBeta, logChoose } from './distributions';

/** m further trials, each a success with one unknown chance that is Beta(a, b). */
export interface BetaBinomial {
  m: number;
  a: number;
  b: number;
}

/** How many of the m trials to come must succeed so that the share over all n + m is at least target; may be ≤ 0 or > m. */
export function successesNeeded({ x, n, m, target }: { x: number; n: number; m: number; target: number }): number {
  return Math.ceil(target * (n + m) - 1e-9) - x;
}

function logChance({ m, a, b }: BetaBinomial, k: number): number {
  return logChoose(m, k) + logBeta(a + k, b + m - k) - logBeta(a, b);
}

/**
 * P(Y ≥ need) for Y beta-binomial: the predictive probability of Lee & Liu 2008, Clinical Trials 5.
 * Sums the shorter tail, each term from the one before it.
 */
export function betaBinomialTail({ m, a, b }: BetaBinomial, need: number): number {
  if (need <= 0) return 1;
  if (need > m) return 0;
  const isUpper = need > (m * a) / (a + b);
  let k = isUpper ? need : need - 1;
  let term = Math.exp(logChance({ m, a, b }, k));
  let sum = 0;
  while (k >= 0 && k <= m && term > sum * 1e-18) {
    sum += term;
    if (isUpper) {
      term *= k < m ? ((m - k) / (k + 1)) * ((k + a) / (m - k - 1 + b)) : 0;
      k += 1;
    } else {
      term *= k > 0 ? (k / (m - k + 1)) * ((m - k + b) / (k - 1 + a)) : 0;
      k -= 1;
    }
  }
  return Math.min(1, Math.max(0, isUpper ? sum : 1 - sum));
}

/** P(Y = 0), …, P(Y = m), each from its neighbour, outwards from the likeliest. */
function chances({ m, a, b }: BetaBinomial): number[] {
  const found = new Array<number>(m + 1).fill(0);
  const start = Math.min(m, Math.max(0, Math.round((m * a) / (a + b))));
  found[start] = Math.exp(logChance({ m, a, b }, start));
  for (let k = start; k < m; k++) found[k + 1] = (found[k] ?? 0) * ((m - k) / (k + 1)) * ((k + a) / (m - k - 1 + b));
  for (let k = start; k > 0; k--) found[k - 1] = (found[k] ?? 0) * (k / (m - k + 1)) * ((m - k + b) / (k - 1 + a));
  return found;
}

/** The smallest k with P(Y ≤ k) ≥ p, for each p of an ascending list: the edges of a forecast's bands. */
export function betaBinomialQuantiles(next: BetaBinomial, ps: readonly number[]): number[] {
  const found = chances(next);
  let k = 0;
  let below = found[0] ?? 0;
  return ps.map((p) => {
    while (below < p - 1e-12 && k < next.m) {
      k += 1;
      below += found[k] ?? 0;
    }
    return k;
  });
}
