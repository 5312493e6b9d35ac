import { createHmac, randomBytes } from 'node:crypto';
import { AttemptLimit, MOST_KEYS } from './attempt-limit.server';

const QUARTER_HOUR = 15 * 60;
const DAY = 24 * 3600;

/** How many attempts may fail. All of it stands in docs/decisions/0036. */
const LIMITS = {
  /** At one account from one network. */
  place: new AttemptLimit({ most: 10, seconds: QUARTER_HOUR }),
  /** At all accounts from one network. */
  network: new AttemptLimit({ most: 50, seconds: QUARTER_HOUR }),
  /** At one account from all networks and browsers that it does not know. */
  account: new AttemptLimit({ most: 1000, seconds: DAY }),
  /** At one account on a device that it was signed in on before. */
  device: new AttemptLimit({ most: 10, seconds: QUARTER_HOUR }),
  /** Of somebody signed in at their own password. */
  change: new AttemptLimit({ most: 10, seconds: QUARTER_HOUR }),
  /** Of a one-time link. */
  link: new AttemptLimit({ most: 10, seconds: QUARTER_HOUR }),
};
type Kind = keyof typeof LIMITS;

/** What a sign-in is counted by. */
export interface SignInSource {
  email: string;
  network: string | null;
  /** The hash of the device's token, where the account was signed in on it before. */
  knownDevice: string | null;
  /** Whether the account was signed in on from there before. */
  isKnownNetwork: boolean;
}

/** An attempt that was counted, and either may go on or has to wait. */
export interface CountedAttempt {
  secondsToWait: number;
  /** How many more may fail from this place before one has to wait: the same for an account and for none. */
  left: number;
  /** Counts it no more: it was right, or was not looked at. Those that others made stay counted. */
  forgive(): Promise<void>;
}

/**
 * Counts an attempt to sign in before its password is looked at, so that of many at once no more than the limit are. A
 * known device has a limit of its own: no stranger's guesses keep its owner out.
 */
export function countSignIn({ email, network, knownDevice, isKnownNetwork }: SignInSource): Promise<CountedAttempt> {
  if (knownDevice !== null) return countAll([['device', knownDevice]]);
  const account = digest(email.trim().toLowerCase());
  const keys: [Kind, string][] = [['place', `${account.toString('base64url', 0, 16)} ${network}`]];
  if (network !== null) keys.push(['network', network]);
  // Folded into few numbers, so that a flood of made-up accounts makes none forgotten.
  if (!isKnownNetwork) keys.push(['account', String(account.readUInt32BE() % MOST_KEYS)]);
  return countAll(keys);
}

/** Counts an attempt of somebody who is signed in to change their password. */
export const countPasswordChange = (userId: number) => countAll([['change', String(userId)]]);

/** Counts an attempt to use a one-time link that is open. */
export const countLinkUse = (tokenHash: string) => countAll([['link', tokenHash]]);

/** "in 15 minutes", as an answer says it. */
export function describeWait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 90) return `${Math.ceil(minutes / 60)} hours`;
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}

async function countAll(keys: [Kind, string][]): Promise<CountedAttempt> {
  const counted: [Kind, string][] = [];
  const forgive = async () => {
    for (const [kind, key] of counted.splice(0)) await LIMITS[kind].forgive(key);
  };
  let left = Number.POSITIVE_INFINITY;
  for (const [kind, key] of keys) {
    const found = await LIMITS[kind].count(key);
    counted.push([kind, key]);
    if (found.secondsToWait > 0) {
      await forgive();
      return { secondsToWait: found.secondsToWait, left: 0, forgive };
    }
    // What is counted from all networks differs for an account that is known here, and so would tell of it.
    if (kind !== 'account') left = Math.min(left, found.left);
  }
  return { secondsToWait: 0, left, forgive };
}

/** Known to this process alone, so that nobody can find e-mails that fall together. */
const SECRET = randomBytes(32);
const digest = (text: string) => createHmac('sha256', SECRET).update(text).digest();
