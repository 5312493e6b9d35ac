import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { Instant } from '~/components/day';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { Table } from '~/components/table';
import { forbidden, requirePermission } from '~/features/access/access.server';
import { InviteForm } from '~/features/access/invite-form';
import { findUsers, inviteUser, setUserActive } from '~/features/access/manage-users.server';
import { UserTable } from '~/features/access/user-table';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { linkOrigin } from '~/server/own-address.server';
import { readForm } from '~/server/read-form.server';

export const meta: MetaFunction = () => [{ title: 'Users · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requirePermission(request, 'read', 'user');
  return { ...(await findUsers()), ownId: user.id, origin: linkOrigin(request) };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'user');
  const form = await readForm(request);
  const intent = form.get('intent');
  if (intent === 'close' || intent === 'reopen') {
    const isDone = await setUserActive(user, { id: Number(form.get('id')), isActive: intent === 'reopen' });
    if (!isDone) throw forbidden('Nobody can close their own account. Ask another admin to do it.');
    return null;
  }
  const answer = await inviteUser(user, form);
  return data(answer, { status: answer.path === undefined ? 400 : 200 });
});

export default function Users() {
  const { users, invitations, people, ownId, origin } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? undefined;
  return (
    <Stack>
      <PageHeader title="Users" subtitle="Who may sign in, and as what." />
      {answer?.path && (
        <Notice title="Pass this link on; it is shown only now">
          <p>
            <code>{origin + answer.path}</code>
          </p>
          <p>Whoever opens it within seven days sets their own password. It works once.</p>
        </Notice>
      )}
      <Card title="Accounts" question="Who can open Fairlead today?">
        <UserTable users={users} ownId={ownId} />
      </Card>
      {invitations.length > 0 && (
        <Card title="Invited" question="Whose link has not been used yet?">
          <Table
            caption="Invitations"
            columns={[{ label: 'E-mail' }, { label: 'Role' }, { label: 'Person' }, { label: 'Good until' }]}
            rows={invitations.map(({ email, role, person, expiresAt }) => ({
              key: `${email} ${expiresAt}`,
              cells: [email, role, person ?? '–', <Instant key="until" at={expiresAt} />],
            }))}
          />
        </Card>
      )}
      <Card title="Invite" question="Makes a one-time link with which they set their own password.">
        <InviteForm people={people} answer={answer} />
      </Card>
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
