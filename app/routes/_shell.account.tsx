import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { requirePermission } from '~/features/access/access.server';
import { accountForms } from '~/features/access/account-forms.server';
import { changePassword } from '~/features/access/change-password.server';
import { chooseRegion, findRegions } from '~/features/access/choose-region.server';
import { findOwnResets } from '~/features/access/own-resets.server';
import { endOtherSessions, endOwnSession, findOwnSessions } from '~/features/access/own-sessions.server';
import { PasswordForm } from '~/features/access/password-form';
import { PasswordResets } from '~/features/access/password-resets';
import { RegionForm } from '~/features/access/region-form';
import { SessionTable, sessionTable } from '~/features/access/session-table';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refuse } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'Your account · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'account');
  const [resets, sessions, regions] = await Promise.all([
    findOwnResets(user),
    findOwnSessions(request, user),
    findRegions(user),
  ]);
  return { name: user.name, email: user.email, role: user.role, resets, sessions, regions };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'account');
  const submission = await readSubmission(request, accountForms);
  if (submission.status !== 'success') return refuse(submission);
  const form = submission.value;
  switch (form.intent) {
    case 'end':
      await endOwnSession(user, form.id);
      return redirectSaved('/account', 'sessionEnded');
    case 'end_others':
      await endOtherSessions(request, user);
      return redirectSaved('/account', 'sessionsEnded');
    case 'region': {
      const wrong = await chooseRegion(user, form.region);
      return wrong === null ? redirectSaved('/account', 'regionSaved') : refuse(submission, { region: [wrong] });
    }
    default: {
      const errors = await changePassword(request, user, form);
      return errors === null ? data({ isPasswordChanged: true }) : refuse(submission, errors);
    }
  }
});

/** The tables that this page draws, and that are its files. */
function filesOf({ sessions }: Loaded<typeof loader>) {
  return { title: 'Your account', tables: { sessions: sessionTable(sessions) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function Account() {
  const found = useLoaderData<typeof loader>();
  const { name, email, role, resets, sessions, regions } = found;
  const { title, tables } = filesOf(found);
  const answer = useActionData<typeof action>();
  const isPasswordChanged = answer !== undefined && 'isPasswordChanged' in answer;
  return (
    <Stack>
      <PageHeader title={title} subtitle={`${name} · ${email} · ${role}`} />
      <RefusedNotice />
      {isPasswordChanged && <Notice title="Password changed">You are signed out everywhere else.</Notice>}
      <PasswordResets resets={resets} />
      <Card title="Change your password" question="This signs you out everywhere else.">
        <PasswordForm key={isPasswordChanged ? 'changed' : 'open'} email={email} />
      </Card>
      <Card title="Dates and numbers" question="How they are written. Files and the API stay the same for everybody.">
        <RegionForm {...regions} />
      </Card>
      <Card
        title="Where you are signed in"
        question="If you don’t recognize one, sign it out and change your password."
      >
        <SessionTable table={tables.sessions} count={sessions.length} />
      </Card>
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
