import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DoorPage } from '~/components/door-page';
import { Input } from '~/components/input';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { TypedForm } from '~/components/typed-form';
import { findSignedInUser } from '~/features/access/access.server';
import { safePath } from '~/features/access/address.server';
import { DemoAccounts } from '~/features/access/demo-accounts';
import { type SignInForm, signInForm } from '~/features/access/door-forms.server';
import { homeOf } from '~/features/access/menu';
import { networkOf } from '~/features/access/network.server';
import { findDemoAccounts, signInByPassword, signInToDemo } from '~/features/access/sign-in.server';
import { SIGN_IN } from '~/features/access/sign-in-address';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { DOOR_BODY } from '~/server/bounds.server';
import { readSubmission, refuse } from '~/server/parse-form.server';
import { assertSameOrigin } from '~/server/same-origin.server';

export const meta: MetaFunction = () => [{ title: 'Sign in · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await findSignedInUser(request);
  if (user !== null) throw redirect(homeOf(user));
  const accounts = await findDemoAccounts();
  const isSignedOut = SIGN_IN.read(request.url).ended === 'meanwhile';
  return { accounts: accounts.map(({ id, name, role }) => ({ id, name, role })), isSignedOut };
}

export const action = orAskAgain(async ({ request, context }: ActionFunctionArgs) => {
  assertSameOrigin(request);
  const submission = await readSubmission(request, signInForm, DOOR_BODY);
  if (submission.status !== 'success') return refuse(submission);
  const { account, email, password } = submission.value;
  const to = safePath(SIGN_IN.read(request.url).to);
  const network = networkOf(context);
  if (account !== '') {
    const headers = await signInToDemo(request, { userId: Number(account), network });
    if (headers === null) throw new Response('This account is not available here.', { status: 403 });
    return redirect(to, { headers });
  }
  const result = await signInByPassword(request, { email, password, network });
  const { headers } = result;
  if (!('error' in result)) return redirect(to, { headers });
  return refuse(submission, { password: [result.error] }, { status: result.status, headers });
});

export default function SignIn() {
  const { accounts, isSignedOut } = useLoaderData<typeof loader>();
  return (
    <DoorPage>
      <PageHeader title="Sign in" subtitle="See what really changed and who needs your help." />
      {isSignedOut && (
        <Notice title="You were signed out before this was saved">
          Nothing was changed. Either your password was changed elsewhere or your account was closed. Sign in again.
        </Notice>
      )}
      {accounts.length > 0 && <DemoAccounts accounts={accounts} />}
      <Card title={accounts.length > 0 ? 'Or use your own account' : undefined}>
        <TypedForm<SignInForm>>
          {({ fields, bind }) => (
            <>
              <Input {...bind(fields.email)} label="E-mail" type="email" autoComplete="username" required />
              <Input
                {...bind(fields.password)}
                label="Password"
                type="password"
                autoComplete="current-password"
                required
              />
              <div className="form-actions">
                <Button kind="primary">Sign in</Button>
              </div>
              <p className="soft">Forgot your password? Ask an admin for a reset link.</p>
            </>
          )}
        </TypedForm>
      </Card>
    </DoorPage>
  );
}

export { DoorError as ErrorBoundary } from '~/components/door-page';
