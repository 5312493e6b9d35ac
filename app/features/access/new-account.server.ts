import { isEmailTaken } from 'db/queries/users';
import { database } from '~/db.server';
import type { FormErrors } from '~/server/parse-form.server';
import { whyNewPasswordRefused } from './password.server';

/** A new account as it was typed; its e-mail address is null where that is none. */
interface TypedAccount {
  payload: Record<string, unknown>;
  email: string | null;
}

/** What is wrong with a new account, by field, besides what its form says. */
export async function whyAccountRefused({ payload, email }: TypedAccount): Promise<FormErrors> {
  const typed = (name: string) => String(payload[name] ?? '');
  const owner = { name: typed('name'), email: email ?? typed('email') };
  const wrong = await whyNewPasswordRefused(typed('password'), owner);
  const isKnown = email !== null && (await isEmailTaken(await database(), email));
  return {
    ...(wrong !== null && { password: [wrong] }),
    ...(isKnown && { email: ['This e-mail address already has an account. Sign in with it.'] }),
  };
}
