/** A stay in a team, from inclusive, to exclusive; line is the file's, null for a stay that the database knows. */
export interface Stay {
  teamId: number;
  from: string;
  to: string | null;
  line: number | null;
}

/**
 * The stays to write when a file lists some: nobody is in two teams at once, so that each stay ends where the next one
 * begins. Of two that begin on one day the file's counts, and of the file's the later. Known stays are written only
 * where the file's cut them short, under the line that does so.
 */
export function effectiveStays(known: readonly Stay[], listed: readonly Stay[]): (Stay & { line: number })[] {
  const byStart = new Map<string, Stay>();
  for (const stay of [...known, ...listed]) byStart.set(stay.from, stay);
  const stays = [...byStart.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  const written: (Stay & { line: number })[] = [];
  stays.forEach((stay, index) => {
    const next = stays[index + 1];
    const to = next && (stay.to === null || stay.to > next.from) ? next.from : stay.to;
    const line = stay.line ?? (to === stay.to ? null : (next?.line ?? null));
    if (line !== null) written.push({ ...stay, to, line });
  });
  return written;
}
