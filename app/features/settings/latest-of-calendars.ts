/** Of changes of settings, the newest first, the latest one of opening hours or holidays. */
export function latestOfCalendars<T extends { changes: Record<string, unknown> }>(
  changes: readonly T[],
): T | undefined {
  return changes.find((one) => 'calendars' in one.changes);
}
