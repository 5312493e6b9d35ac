import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { OneTimeText } from '~/components/one-time-text';
import type { FilesHandle, Loaded } from '~/components/page-files';
import { PageHeader } from '~/components/page-header';
import { Table } from '~/components/table';
import { requirePermission } from '~/features/access/access.server';
import { createToken, findTokens, revokeToken } from '~/features/access/manage-tokens.server';
import { TokenForm } from '~/features/access/token-form';
import { tokenTable } from '~/features/access/token-table';
import { redirectSaved } from '~/features/saved/saved.server';
import { orAskAgain } from '~/features/waiting/or-ask-again.server';
import { readForm } from '~/server/read-form.server';

export const meta: MetaFunction = () => [{ title: 'API tokens · Fairlead' }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'read', 'token');
  return { tokens: await findTokens() };
}

export const action = orAskAgain(async ({ request }: ActionFunctionArgs) => {
  const { user } = await requirePermission(request, 'write', 'token');
  const form = await readForm(request);
  if (form.get('intent') === 'revoke') {
    await revokeToken(user, Number(form.get('id')));
    return redirectSaved('/tokens', 'tokenRevoked');
  }
  const answer = await createToken(user, form);
  return data(answer, { status: answer.token === undefined ? 400 : 200 });
});

/** The tables that this page draws, and that are its files. */
function filesOf({ tokens }: Loaded<typeof loader>) {
  return { title: 'API tokens', tables: { tokens: tokenTable(tokens) } };
}

export const handle: FilesHandle<Loaded<typeof loader>> = { files: filesOf };

export default function Tokens() {
  const { title, tables } = filesOf(useLoaderData<typeof loader>());
  const answer = useActionData<typeof action>() ?? undefined;
  return (
    <Stack>
      <PageHeader title={title} subtitle="Tokens let other programs send files and read results or figures." />
      {answer?.token && (
        <Notice key={answer.token} title="Copy this token now; it is shown only once">
          <OneTimeText text={answer.token} copyLabel="Copy token" />
          <p>Anyone with this token has its permissions. Keep it as safe as a password.</p>
        </Notice>
      )}
      <Card title="Tokens" question="Programs that can use Fairlead.">
        <Table table={tables.tokens} empty={<p className="soft">No tokens yet. Only people can load files.</p>} />
      </Card>
      <Card title="New token" question="Create one for each program, so that you can revoke each separately.">
        <TokenForm answer={answer} />
      </Card>
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
