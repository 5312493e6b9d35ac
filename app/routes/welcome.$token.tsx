import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DoorPage } from '~/components/door-page';
import { Input } from '~/components/input';
import { PageHeader } from '~/components/page-header';
import { TypedForm } from '~/components/typed-form';
import { notFound } from '~/features/access/access.server';
import { networkOf } from '~/features/access/network.server';
import { whyAccountRefused } from '~/features/access/new-account.server';
import { NewPasswordInput } from '~/features/access/new-password-input';
import { acceptInvitation, findOpenInvitation } from '~/features/access/welcome.server';
import { isFirstStart, writeFirstCenter } from '~/features/settings/first-center.server';
import { FirstCenterFields } from '~/features/settings/first-center-fields';
import { type WelcomeForm, welcomeForm } from '~/features/settings/welcome-form.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { DOOR_BODY } from '~/server/bounds.server';
import { readSubmission, refuse } from '~/server/parse-form.server';
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
  const isFirst = await isFirstStart();
  const form = welcomeForm({ isFirst, invited: invitation.email });
  const submission = await readSubmission(request, form, DOOR_BODY);
  const { payload } = submission;
  const typedEmail = submission.status === 'success' ? submission.value.email : null;
  const errors = await whyAccountRefused({ payload, email: typedEmail });
  if (submission.status !== 'success' || Object.keys(errors).length > 0) return refuse(submission, errors);
  const { name, email, password, ...center } = submission.value;
  const headers = await acceptInvitation(request, { token, name, email, password, network: networkOf(context) });
  if (headers === null) throw notFound(USED_UP);
  if (isFirst) await writeFirstCenter(center);
  return redirect('/', { headers });
});

export default function Welcome() {
  const { role, email, isFirst } = useLoaderData<typeof loader>();
  return (
    <DoorPage>
      <PageHeader title="Welcome to Fairlead" subtitle={`Create your account. Your role is ${role}.`} />
      <Card>
        <TypedForm<WelcomeForm> defaults={{ email }}>
          {({ fields, bind }) => (
            <>
              <Input {...bind(fields.name)} label="Your name" autoComplete="name" required />
              <Input
                {...bind(fields.email)}
                label="E-mail"
                type="email"
                autoComplete="username"
                required
                readOnly={email !== null}
              />
              <NewPasswordInput {...bind(fields.password)} label="Password" />
              {isFirst && <FirstCenterFields fields={fields} bind={bind} />}
              <div className="form-actions">
                <Button kind="primary">Create account</Button>
              </div>
            </>
          )}
        </TypedForm>
      </Card>
    </DoorPage>
  );
}

export { DoorError as ErrorBoundary } from '~/components/door-page';

const USED_UP =
  'This link was used, withdrawn or has expired. If you have an account, sign in. If not, ask an admin for a new link. The first admin gets a new one on the console at each start.';
