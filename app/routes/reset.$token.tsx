import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DoorPage } from '~/components/door-page';
import { Input } from '~/components/input';
import { PageHeader } from '~/components/page-header';
import { TypedForm } from '~/components/typed-form';
import { notFound } from '~/features/access/access.server';
import { type ResetForm, resetForm } from '~/features/access/door-forms.server';
import { networkOf } from '~/features/access/network.server';
import { NewPasswordInput } from '~/features/access/new-password-input';
import { whyNewPasswordRefused } from '~/features/access/password.server';
import { findOpenResetLink, resetPassword } from '~/features/access/reset-link.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { DOOR_BODY } from '~/server/bounds.server';
import { readSubmission, refuse } from '~/server/parse-form.server';
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
  const submission = await readSubmission(request, resetForm, DOOR_BODY);
  if (submission.status !== 'success') return refuse(submission);
  const { password } = submission.value;
  const wrong = await whyNewPasswordRefused(password, link.owner);
  if (wrong !== null) return refuse(submission, { password: [wrong] });
  const headers = await resetPassword(request, { token, password, network: networkOf(context) });
  if (headers === null) throw notFound(USED_UP);
  return redirect('/', { headers });
});

export default function ResetPassword() {
  const { email } = useLoaderData<typeof loader>();
  return (
    <DoorPage>
      <PageHeader title="Choose a new password" subtitle="This signs you out everywhere else." />
      <Card>
        <TypedForm<ResetForm>>
          {({ fields, bind }) => (
            <>
              <Input label="E-mail" type="email" autoComplete="username" readOnly defaultValue={email} />
              <NewPasswordInput {...bind(fields.password)} label="New password" />
              <div className="form-actions">
                <Button kind="primary">Set new password</Button>
              </div>
            </>
          )}
        </TypedForm>
      </Card>
    </DoorPage>
  );
}

export { DoorError as ErrorBoundary } from '~/components/door-page';

const USED_UP = 'This link was used, withdrawn or has expired. Ask an admin for a new reset link.';
