import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DoorPage } from '~/components/door-page';
import { Input } from '~/components/input';
import { PageHeader } from '~/components/page-header';
import { notFound } from '~/features/access/access.server';
import { networkOf } from '~/features/access/network.server';
import { newPassword } from '~/features/access/password.server';
import { findOpenResetLink, resetPassword } from '~/features/access/reset-link.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { DOOR_BODY } from '~/server/bounds.server';
import { readForm } from '~/server/read-form.server';
import { assertSameOrigin } from '~/server/same-origin.server';

export const meta: MetaFunction = () => [{ title: 'New password · Fairlead' }];

/** Looking at it uses nothing up. */
export async function loader({ params }: LoaderFunctionArgs) {
  const link = await findOpenResetLink(params.token ?? '');
  if (link?.owner === undefined) throw notFound(USED_UP);
  return { email: link.owner.email };
}

export const action = orAskAgain(async ({ request, params, context }: ActionFunctionArgs) => {
  assertSameOrigin(request);
  const token = params.token ?? '';
  const link = await findOpenResetLink(token);
  if (link?.owner === undefined) throw notFound(USED_UP);
  const form = await readForm(request, DOOR_BODY);
  const checked = await newPassword(link.owner).safeParseAsync(String(form.get('password') ?? ''));
  if (!checked.success) return data({ error: checked.error.issues[0]?.message }, { status: 400 });
  const headers = await resetPassword(request, { token, password: checked.data, network: networkOf(context) });
  if (headers === null) throw notFound(USED_UP);
  return redirect('/', { headers });
});

export default function ResetPassword() {
  const { email } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <DoorPage>
      <PageHeader title="Choose a new password" subtitle="This signs you out everywhere else." />
      <Card>
        <Form method="post" className="form">
          <Input label="E-mail" type="email" autoComplete="username" readOnly defaultValue={email} />
          <Input
            label="New password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            hint="At least 10 characters. A few words work well."
            error={answer?.error}
          />
          <div className="form-actions">
            <Button kind="primary">Set new password</Button>
          </div>
        </Form>
      </Card>
    </DoorPage>
  );
}

export { DoorError as ErrorBoundary } from '~/components/door-page';

const USED_UP = 'This link was used, withdrawn or has expired. Ask an admin for a new reset link.';
