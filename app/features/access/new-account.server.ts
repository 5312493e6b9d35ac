import { isEmailTaken } from 'db/queries/users';
import { database } from '~/db.server';
import type { FormErrors, SubmissionOf } from '~/server/parse-form.server';
import type { welcomeForm } from './door-forms.server';
import { whyNewPasswordRefused } from './password.server';

/** What is wrong with a new account, by field, where its form can be read and where it cannot. */
export async function whyAccountRefused(submission: SubmissionOf<ReturnType<typeof welcomeForm>>): Promise<FormErrors> {
  const { name, email, password } = submission.payload;
  const owner = { name: String(name ?? ''), email: String(email ?? '') };
  const wrong = await whyNewPasswordRefused(String(password ?? ''), owner);
  const isKnown = submission.status === 'success' && (await isEmailTaken(await database(), submission.value.email));
  return {
    ...(wrong !== null && { password: [wrong] }),
    ...(isKnown && { email: ['This e-mail address already has an account. Sign in with it.'] }),
  };
}
