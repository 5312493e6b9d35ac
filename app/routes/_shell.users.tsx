import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { OneTimeText } from '~/components/one-time-text';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { RefusedNotice } from '~/components/refused-notice';
import { Table } from '~/components/table';
import { requirePermission } from '~/features/access/access.server';
import { invitationTable } from '~/features/access/invitation-table';
import { InviteForm } from '~/features/access/invite-form';
import { inviteUser } from '~/features/access/manage-invitations.server';
import { findUsers, USER_BUTTONS } from '~/features/access/manage-users.server';
import { userForms } from '~/features/access/user-forms.server';
import { userTable } from '~/features/access/user-table';
import type { UsersAnswer } from '~/features/access/users-answer';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { linkOrigin } from '~/server/own-address.server';
import { readSubmission, refuse } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'Users · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'user');
  return { ...(await findUsers()), ownId: user.id, origin: linkOrigin(request) };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'user');
  const submission = await readSubmission(request, userForms);
  if (submission.status !== 'success') return refuse(submission);
  const form = submission.value;
  const answer =
    form.intent === 'invite' ? await inviteUser(user, form) : await USER_BUTTONS[form.intent](user, form.id);
  if ('errors' in answer) return refuse(submission, answer.errors);
  return data(answer, { status: answer.isRefused ? 400 : 200 });
});

/** The tables that this page draws, and that are its files. */
function filesOf({ users, invitations, ownId }: Loaded<typeof loader>) {
  return {
    title: 'Users',
    tables: {
      accounts: userTable(users, ownId),
      invitations: invitations.length > 0 && invitationTable(invitations),
    },
  };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function Users() {
  const found = useLoaderData<typeof loader>();
  const { people, origin } = found;
  const { title, tables } = filesOf(found);
  const answer = useActionData() as UsersAnswer | undefined;
  return (
    <Stack>
      <PageHeader title={title} subtitle="Who can sign in, and their roles." />
      <RefusedNotice />
      {answer?.path && (
        <Notice key={answer.path} title="Copy this link now; it is shown only once">
          <OneTimeText text={origin + answer.path} copyLabel="Copy link" />
          <p>{answer.said}</p>
        </Notice>
      )}
      {answer?.said && !answer.path && <Notice kind={answer.isRefused ? 'error' : 'info'}>{answer.said}</Notice>}
      <Card title="Accounts" question="People who can sign in today.">
        <Table table={tables.accounts} />
      </Card>
      {tables.invitations && (
        <Card title="Invitations" question="People without an account yet.">
          <Table table={tables.invitations} />
        </Card>
      )}
      <Card title="Invite a person" question="They set their own password with a one-time link.">
        <InviteForm people={people} key={answer?.path} />
      </Card>
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
