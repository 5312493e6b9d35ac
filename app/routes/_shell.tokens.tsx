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
import { createToken, findTokens, revokeToken } from '~/features/access/manage-tokens.server';
import { TokenForm } from '~/features/access/token-form';
import { tokenForms } from '~/features/access/token-forms.server';
import { tokenTable } from '~/features/access/token-table';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readSubmission, refuse } from '~/server/parse-form.server';

export const meta: MetaFunction = () => [{ title: 'API tokens · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'read', 'token');
  return { tokens: await findTokens() };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'token');
  const submission = await readSubmission(request, tokenForms);
  if (submission.status !== 'success') return refuse(submission);
  const form = submission.value;
  if (form.intent === 'revoke') {
    await revokeToken(user, form.id);
    return redirectSaved('/tokens', 'tokenRevoked');
  }
  const answer = await createToken(user, form);
  return 'errors' in answer ? refuse(submission, answer.errors) : data(answer);
});

/** The tables that this page draws, and that are its files. */
function filesOf({ tokens }: Loaded<typeof loader>) {
  return { title: 'API tokens', tables: { tokens: tokenTable(tokens) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function Tokens() {
  const { title, tables } = filesOf(useLoaderData<typeof loader>());
  const answer = useActionData<typeof action>();
  const token = answer && 'token' in answer ? answer.token : undefined;
  return (
    <Stack>
      <PageHeader title={title} subtitle="Tokens let other programs send files and read results or figures." />
      <RefusedNotice />
      {token && (
        <Notice key={token} title="Copy this token now; it is shown only once">
          <OneTimeText text={token} copyLabel="Copy token" />
          <p>Anyone with this token has its permissions. Keep it as safe as a password.</p>
        </Notice>
      )}
      <Card title="Tokens" question="Programs that can use Fairlead.">
        <Table table={tables.tokens} empty={<p className="soft">No tokens yet. Only people can load files.</p>} />
      </Card>
      <Card title="New token" question="Create one for each program, so that you can revoke each separately.">
        <TokenForm key={token} />
      </Card>
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
