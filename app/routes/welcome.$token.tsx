import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DoorPage } from '~/components/door-page';
import { Input } from '~/components/input';
import { PageHeader } from '~/components/page-header';
import { notFound } from '~/features/access/access.server';
import { networkOf } from '~/features/access/network.server';
import { readNewAccount } from '~/features/access/new-account.server';
import { acceptInvitation, findOpenInvitation } from '~/features/access/welcome.server';
import { isFirstStart, readFirstCenter, writeFirstCenter } from '~/features/settings/first-center.server';
import { FirstCenterFields } from '~/features/settings/first-center-fields';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { DOOR_BODY } from '~/server/bounds.server';
import { readForm } from '~/server/read-form.server';
import { assertSameOrigin } from '~/server/same-origin.server';

export const meta: MetaFunction = () => [{ title: 'Welcome · Fairlead' }];

export async function loader({ params }: LoaderFunctionArgs) {
  const invitation = await findOpenInvitation(params.token ?? '');
  if (invitation === undefined) throw notFound(USED_UP);
  return { role: invitation.role, email: invitation.email, isFirst: await isFirstStart() };
}

export const action = orAskAgain(async ({ request, params, context }: ActionFunctionArgs) => {
  assertSameOrigin(request);
  const token = params.token ?? '';
  const invitation = await findOpenInvitation(token);
  if (invitation === undefined) throw notFound(USED_UP);
  const form = await readForm(request, DOOR_BODY);
  const account = await readNewAccount(form, invitation.email);
  const first = (await isFirstStart()) ? await readFirstCenter(form) : undefined;
  const center = first && { typed: first.typed, errors: first.errors };
  if ('errors' in account) return data({ ...account, center }, { status: 400 });
  if (center?.errors) {
    const { name, email } = account;
    return data({ errors: {} as Record<string, undefined>, typed: { name, email }, center }, { status: 400 });
  }
  const headers = await acceptInvitation(request, { token, ...account, network: networkOf(context) });
  if (headers === null) throw notFound(USED_UP);
  if (first?.settings) await writeFirstCenter(first.settings);
  return redirect('/', { headers });
});

export default function Welcome() {
  const { role, email, isFirst } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <DoorPage>
      <PageHeader title="Welcome to Fairlead" subtitle={`Create your account. Your role is ${role}.`} />
      <Card>
        <Form method="post" className="form">
          <Input
            label="Your name"
            name="name"
            autoComplete="name"
            required
            defaultValue={answer?.typed.name}
            error={answer?.errors.name}
          />
          <Input
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            required
            readOnly={email !== null}
            defaultValue={email ?? answer?.typed.email}
            error={answer?.errors.email}
          />
          <Input
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            hint="At least 10 characters. A few words work well."
            error={answer?.errors.password}
          />
          {isFirst && <FirstCenterFields typed={answer?.center?.typed} errors={answer?.center?.errors} />}
          <div className="form-actions">
            <Button kind="primary">Create account</Button>
          </div>
        </Form>
      </Card>
    </DoorPage>
  );
}

export { DoorError as ErrorBoundary } from '~/components/door-page';

const USED_UP =
  'This link was used, withdrawn or has expired. If you have an account, sign in. If not, ask an admin for a new link. The first admin gets a new one on the console at each start.';
