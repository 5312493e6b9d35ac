/** A stay in a team, from inclusive, to exclusive; null while it lasts. */
export interface Span {
  from: string;
  to: string | null;
}

/** What is left of a stay where others lie over it: nobody is in two teams at once. */
export function freeParts<S extends Span>(stay: S, others: readonly Span[]): S[] {
  const sorted = [...others].sort((a, b) => (a.from < b.from ? -1 : 1));
  const parts: S[] = [];
  let from: string | null = stay.from;
  for (const other of sorted) {
    if (from === null) break;
    if (other.to !== null && other.to <= from) continue;
    if (stay.to !== null && other.from >= stay.to) break;
    if (other.from > from) parts.push({ ...stay, from, to: other.from });
    from = other.to;
  }
  if (from !== null && (stay.to === null || from < stay.to)) parts.push({ ...stay, from, to: stay.to });
  return parts;
}

/** Whether two stays have a day in common. */
export function overlap(a: Span, b: Span): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}
