import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireUser } from '~/features/access/access.server';
import { signOut } from '~/features/access/sign-out.server';

/** Following a link must not sign anybody out: only the form's button does. */
export function loader() {
  return redirect('/');
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireUser(request);
  return redirect('/sign-in', { headers: { 'Set-Cookie': await signOut(request, user) } });
}
