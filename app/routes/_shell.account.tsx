import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { requirePermission } from '~/features/access/access.server';
import { changePassword, type PasswordErrors } from '~/features/access/change-password.server';
import { chooseRegion, findRegions } from '~/features/access/choose-region.server';
import { findOwnResets } from '~/features/access/own-resets.server';
import { endOtherSessions, endOwnSession, findOwnSessions } from '~/features/access/own-sessions.server';
import { PasswordForm } from '~/features/access/password-form';
import { PasswordResets } from '~/features/access/password-resets';
import { RegionForm } from '~/features/access/region-form';
import { SessionTable, sessionTable } from '~/features/access/session-table';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readForm } from '~/server/read-form.server';

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

export const action = orAskAgain(
  async ({ request }: ActionFunctionArgs) => {
    const { user } = await requirePermission(request, 'write', 'account');
    const form = await readForm(request);
    const intent = form.get('intent');
    if (intent === 'end' || intent === 'end_others') {
      if (intent === 'end') await endOwnSession(user, Number(form.get('id')));
      else await endOtherSessions(request, user);
      return redirectSaved('/account', intent === 'end' ? 'sessionEnded' : 'sessionsEnded');
    }
    if (intent === 'region') {
      const regionError = await chooseRegion(user, String(form.get('region') ?? ''));
      return regionError === null
        ? redirectSaved('/account', 'regionSaved')
        : data({ regionError, errors: undefined }, { status: 400 });
    }
    const passwords = { current: String(form.get('current') ?? ''), next: String(form.get('next') ?? '') };
    const errors: PasswordErrors | null = await changePassword(request, user, passwords);
    return data({ errors, regionError: null }, { status: errors === null ? 200 : 400 });
  },
  ['current', 'next'],
);

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
  return (
    <Stack>
      <PageHeader title={title} subtitle={`${name} · ${email} · ${role}`} />
      {answer?.errors === null && <Notice title="Password changed">You are signed out everywhere else.</Notice>}
      <PasswordResets resets={resets} />
      <Card title="Change your password" question="This signs you out everywhere else.">
        <PasswordForm key={answer?.errors === null ? 'changed' : 'open'} email={email} errors={answer?.errors} />
      </Card>
      <Card title="Dates and numbers" question="How they are written. Files and the API stay the same for everybody.">
        <RegionForm {...regions} error={answer?.regionError} />
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
