import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Input } from '~/components/input';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { requirePermission } from '~/features/access/access.server';
import { changePassword, type PasswordErrors } from '~/features/access/change-password.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readForm } from '~/server/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Your account · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'account');
  return { name: user.name, email: user.email, role: user.role };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'account');
  const form = await readForm(request);
  const passwords = { current: String(form.get('current') ?? ''), next: String(form.get('next') ?? '') };
  const errors: PasswordErrors | null = await changePassword(request, user, passwords);
  return data({ errors }, { status: errors === null ? 200 : 400 });
});

export default function Account() {
  const { name, email, role } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Your account" subtitle={`${name} · ${email} · ${role}`} />
      {answer?.errors === null && (
        <Notice title="Your password is changed">Wherever else you were signed in, you are now signed out.</Notice>
      )}
      <Card title="Change your password" question="Signs you out everywhere but here.">
        <Form method="post" className="form" key={answer?.errors === null ? 'changed' : 'open'}>
          <input hidden readOnly type="text" name="username" autoComplete="username" value={email} />
          <Input
            label="Password as it stands"
            name="current"
            type="password"
            autoComplete="current-password"
            required
            error={answer?.errors?.current}
          />
          <Input
            label="New password"
            name="next"
            type="password"
            autoComplete="new-password"
            required
            hint="At least 10 characters. A few words in a row do well."
            error={answer?.errors?.next}
          />
          <div className="form-actions">
            <Button kind="primary">Change the password</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
