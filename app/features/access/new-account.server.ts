import { isEmailTaken } from 'db/queries/users';
import { z } from 'zod';
import { database } from '~/db.server';
import type { Owner } from './guessed-password.server';
import { newPassword } from './password.server';

/** What a form has to say, of whoever it says that it is. */
const newAccount = (owner: Owner) =>
  z.object({
    name: z.string().trim().min(1, 'Enter your name.').max(100, 'Use at most 100 characters.'),
    email: z.email('Enter an e-mail address, such as ana@example.com.').max(200, 'Use at most 200 characters.'),
    password: newPassword(owner),
  });

type NewAccount = z.infer<ReturnType<typeof newAccount>>;
interface Refused {
  errors: Partial<Record<keyof NewAccount, string[]>>;
  /** What was typed, but for the password. */
  typed: { name: string; email: string };
}

/** The new account that a form asks for, or what is wrong beside each field. An invited e-mail address stays as invited. */
export async function readNewAccount(form: FormData, invitedEmail: string | null): Promise<NewAccount | Refused> {
  const typed = { name: String(form.get('name') ?? ''), email: invitedEmail ?? String(form.get('email') ?? '').trim() };
  const result = await newAccount(typed).safeParseAsync({ ...typed, password: String(form.get('password') ?? '') });
  if (!result.success) return { errors: z.flattenError(result.error).fieldErrors, typed };
  if (!(await isEmailTaken(await database(), result.data.email))) return result.data;
  return { errors: { email: ['This e-mail address already has an account. Sign in with it.'] }, typed };
}
