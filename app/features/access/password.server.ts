import { hash, type Options, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { z } from 'zod';
import { type Owner, whyGuessed } from './guessed-password.server';

const MOST_LETTERS = 200;

/** What a new password has to be, for whoever will have it: of an account that is made, a change, a reset. Parse it asynchronously. */
export function newPassword(owner: Owner) {
  return z
    .string()
    .min(10, { error: 'Use at least 10 characters. A few words work well.', abort: true })
    .max(MOST_LETTERS, { error: `Use at most ${MOST_LETTERS} characters.`, abort: true })
    .superRefine(async (password, context) => {
      const message = await whyGuessed(password, owner);
      if (message !== null) context.addIssue({ code: 'custom', message });
    });
}

/** Why somebody may not have this new password; null where they may. */
export async function whyNewPasswordRefused(password: string, owner: Owner): Promise<string | null> {
  const { error } = await newPassword(owner).safeParseAsync(password);
  return error?.issues[0]?.message ?? null;
}

/** Argon2id, as OWASP advises: 19 MiB and two passes. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Of random bits that nobody kept, at the same cost: looked at where there is no account. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$OOM1cdHtoWPJdYIv1U3vnA$U6YESClSbEY/sbPGUdyQSCxijxT8u9+1Kbalf0TnOck';

/**
 * Each hash takes 19 MiB and one of the process's four threads, which files and compression need too: so few at once, and
 * a line that ends. Whoever has shown something, a session, a link or a known device, does not stand in line with strangers.
 */
const LINES = { known: pLimit(1), strangers: pLimit(2) };
export type Line = keyof typeof LINES;
const MOST_WAITING = 100;

/** The argon2id hash that is stored in a password's place. */
export function hashPassword(password: string): Promise<string> {
  return inLine('known', () => hash(password, COST));
}

/** Whether the password is the one hashed. Without a hash the answer is no, after the same work. */
export async function isPassword(password: string, stored: string | null | undefined, line: Line): Promise<boolean> {
  const isOne = password.length <= MOST_LETTERS && stored != null;
  const isRight = await inLine(line, () => verify(isOne ? stored : NOBODYS, isOne ? password : ''));
  return isRight && isOne;
}

/** Thrown where too many wait for a password to be looked at. */
export class PasswordsBusy extends Response {
  constructor() {
    super(PASSWORDS_BUSY, { status: 503, statusText: 'Service Unavailable', headers: { 'Retry-After': '10' } });
  }
}
export const PASSWORDS_BUSY = 'Too many people are signing in right now. Try again in a minute.';

async function inLine<Result>(line: Line, work: () => Promise<Result>): Promise<Result> {
  if (LINES[line].pendingCount >= MOST_WAITING) throw new PasswordsBusy();
  return LINES[line](work);
}
