/** q-values of many tests at once, in the order given; below .05 is a discovery at a false rate of 5 %. Benjamini & Hochberg 1995 (JRSS B 57:289). */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, at) => at).sort((a, b) => pValues[b]! - pValues[a]!);
  const q = new Array<number>(pValues.length);
  let least = 1;
  order.forEach((at, fromTop) => {
    least = Math.min(least, (pValues[at]! * pValues.length) / (pValues.length - fromTop));
    q[at] = least;
  });
  return q;
}
