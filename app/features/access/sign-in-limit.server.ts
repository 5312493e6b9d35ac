import { createHash } from 'node:crypto';

const WINDOW_MS = 15 * 60_000;
const MOST_FAILURES = { email: 10, address: 50 };
type Kind = keyof typeof MOST_FAILURES;

/** When each e-mail address and each network address failed to sign in lately. Kept by this process only. */
const failures = new Map<string, number[]>();

/** What a sign-in is counted by. Without a network address only the e-mail counts. */
export interface SignInSource {
  email: string;
  address?: string | null;
}

/** Minutes to wait before this source may try again; 0 where it may at once. */
export function minutesToWait(source: SignInSource, now = Date.now()): number {
  const waits = keysOf(source).map(({ kind, key }) => {
    const recent = recentFailures(key, now);
    const first = recent.at(-MOST_FAILURES[kind]);
    return first === undefined ? 0 : first + WINDOW_MS - now;
  });
  return Math.ceil(Math.max(...waits) / 60_000);
}

/** Counts a failed attempt, known e-mail or not. */
export function noteFailure(source: SignInSource, now = Date.now()): void {
  if (failures.size > 10_000) for (const key of failures.keys()) recentFailures(key, now);
  for (const { key } of keysOf(source)) failures.set(key, [...recentFailures(key, now), now]);
}

/** Forgets an e-mail's failures once it has signed in. */
export function forgetFailures(source: SignInSource): void {
  for (const { kind, key } of keysOf(source)) if (kind === 'email') failures.delete(key);
}

function recentFailures(key: string, now: number): number[] {
  const recent = (failures.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
  if (recent.length === 0) failures.delete(key);
  return recent;
}

function keysOf({ email, address }: SignInSource): { kind: Kind; key: string }[] {
  const hash = createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
  const byEmail = { kind: 'email' as const, key: `email ${hash}` };
  return address ? [byEmail, { kind: 'address', key: `address ${address}` }] : [byEmail];
}
