const WINDOW_MS = 15 * 60_000;
const MOST_FAILURES = 30;

/** When tokens from each network address were refused lately. Kept by this process only. */
const failures = new Map<string, number[]>();

/** Seconds until tokens from this address are looked at again; 0 where they are now. */
export function secondsToWait(address: string, now = Date.now()): number {
  const first = recentFailures(address, now).at(-MOST_FAILURES);
  return first === undefined ? 0 : Math.ceil((first + WINDOW_MS - now) / 1000);
}

/** Counts a token that opened nothing. */
export function noteRefusedToken(address: string, now = Date.now()): void {
  if (failures.size > 10_000) for (const key of failures.keys()) recentFailures(key, now);
  failures.set(address, [...recentFailures(address, now), now]);
}

function recentFailures(address: string, now: number): number[] {
  const recent = (failures.get(address) ?? []).filter((at) => at > now - WINDOW_MS);
  if (recent.length === 0) failures.delete(address);
  return recent;
}
