import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DoorPage } from '~/components/door-page';
import { Input } from '~/components/input';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { findSignedInUser } from '~/features/access/access.server';
import { safePath } from '~/features/access/address.server';
import { DemoAccounts } from '~/features/access/demo-accounts';
import { homeOf } from '~/features/access/menu';
import { networkOf } from '~/features/access/network.server';
import { findDemoAccounts, signInByPassword, signInToDemo } from '~/features/access/sign-in.server';
import { SIGN_IN } from '~/features/access/sign-in-address';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { DOOR_BODY } from '~/server/bounds.server';
import { readForm } from '~/server/read-form.server';
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
  const form = await readForm(request, DOOR_BODY);
  const to = safePath(SIGN_IN.read(request.url).to);
  const network = networkOf(context);
  const account = form.get('account');
  if (account !== null) {
    const headers = await signInToDemo(request, { userId: Number(account), network });
    if (headers === null) throw new Response('This account is not available here.', { status: 403 });
    return redirect(to, { headers });
  }
  const email = String(form.get('email') ?? '');
  const password = String(form.get('password') ?? '');
  const result = await signInByPassword(request, { email, password, network });
  const { headers } = result;
  if (!('error' in result)) return redirect(to, { headers });
  return data({ error: result.error, email }, { status: result.status, headers });
});

export default function SignIn() {
  const { accounts, isSignedOut } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
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
        <Form method="post" className="form">
          <Input
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={answer?.email}
          />
          <Input
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            error={answer?.error}
          />
          <div className="form-actions">
            <Button kind="primary">Sign in</Button>
          </div>
          <p className="soft">Forgot your password? Ask an admin for a reset link.</p>
        </Form>
      </Card>
    </DoorPage>
  );
}

export { DoorError as ErrorBoundary } from '~/components/door-page';
