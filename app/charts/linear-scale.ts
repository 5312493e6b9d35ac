export type LinearScale = (value: number) => number;

/**
 * Places values of a domain between two edges of a drawing, straight; clamped, what lies outside stands on the edge. d3's own
 * brings colours, dates and transforms along, a twelfth of all that a page may load. A domain of one value has it in the
 * middle, as there.
 */
export function linearScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
  clamping?: 'clamped',
): LinearScale {
  const [low, high] = from < to ? [from, to] : [to, from];
  return (value) => {
    const inside = clamping ? Math.min(high, Math.max(low, value)) : value;
    return start + (from === to ? 0.5 : (inside - from) / (to - from)) * (end - start);
  };
}
