/** Moves labels that stand beside each other apart, as little as it takes, keeping their order and inside low…high. */
export function spreadLabels(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]!);
  const placed = [...positions];
  let floor = low;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, floor);
    floor = placed[index]! + gap;
  }
  let ceiling = high;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index]!, ceiling);
    ceiling = placed[index]! - gap;
  }
  return centred(positions, placed, gap, low, high);
}

/** Two labels share the shift: pushing only the lower one would part it from its line. */
function centred(wanted: readonly number[], placed: number[], gap: number, low: number, high: number) {
  if (placed.length !== 2) return placed;
  const [a, b] = wanted as [number, number];
  if (Math.abs(a - b) >= gap) return placed;
  const middle = Math.min(Math.max((a + b) / 2, low + gap / 2), high - gap / 2);
  return a <= b ? [middle - gap / 2, middle + gap / 2] : [middle + gap / 2, middle - gap / 2];
}
