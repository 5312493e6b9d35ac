/** A typed day, yyyy-MM-dd; null for what is no day of the calendar, such as 2026-02-31. */
export function readDay(text: string | null | undefined): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  // JavaScript would read that one as 3 March, which is written otherwise.
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
}
