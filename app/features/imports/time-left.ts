import type { Progress } from 'importers/load/threads/progress';

/** Putting the rows in order and summing up take about this much of what reading them takes (docs/decisions/0018). */
const AFTER_READING = 0.35;
const SOONEST_MS = 1500;

/** What is left of a load, by what it has needed so far; null where that cannot be told. */
export function timeLeftMs({ phase, bytesRead, bytesTotal, elapsedMs }: Progress): number | null {
  if (phase !== 'reading' || bytesRead === 0 || bytesTotal === 0 || elapsedMs < SOONEST_MS) return null;
  const readingMs = (elapsedMs / bytesRead) * bytesTotal;
  return Math.max(0, readingMs - elapsedMs) + readingMs * AFTER_READING;
}

/** "about 40 s left", "about 3 min left" */
export function tellTimeLeft(ms: number): string {
  const seconds = Math.max(5, 5 * Math.round(ms / 5000));
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}
