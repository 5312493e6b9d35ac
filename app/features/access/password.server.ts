import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';

/** A new password. The upper bound only keeps a megabyte from being hashed. */
export const newPassword = z
  .string()
  .min(10, 'Choose at least 10 characters. A few words in a row do well.')
  .max(200, 'Choose at most 200 characters.');

/** The argon2id hash that is stored in a password's place. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

let unknown: Promise<string> | undefined;

/** Whether the password is the one hashed. Without a hash the answer is no, after the same work. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  unknown ??= hash('nobody has this password');
  const isRight = await verify(stored ?? (await unknown), password);
  return isRight && stored != null;
}
