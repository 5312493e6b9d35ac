import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireUser } from '~/features/access/access.server';
import { signOut } from '~/features/access/sign-out.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';

/** Following a link must not sign anybody out: only the form's button does. */
export function loader() {
  return redirect('/');
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const user = await requireUser(request);
  return redirect('/sign-in', { headers: { 'Set-Cookie': await signOut(request, user) } });
});
