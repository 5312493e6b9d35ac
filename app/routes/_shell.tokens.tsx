import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { Stack } from '~/components/grid';
import { Notice } from '~/components/notice';
import { OneTimeText } from '~/components/one-time-text';
import { PageHeader } from '~/components/page-header';
import { requirePermission } from '~/features/access/access.server';
import { createToken, findTokens, revokeToken } from '~/features/access/manage-tokens.server';
import { TokenForm } from '~/features/access/token-form';
import { TokenTable } from '~/features/access/token-table';
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

export default function Tokens() {
  const { tokens } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? undefined;
  return (
    <Stack>
      <PageHeader title="API tokens" subtitle="Tokens let other programs send files and read results or figures." />
      {answer?.token && (
        <Notice key={answer.token} title="Copy this token now; it is shown only once">
          <OneTimeText text={answer.token} copyLabel="Copy token" />
          <p>Anyone with this token has its permissions. Keep it as safe as a password.</p>
        </Notice>
      )}
      <Card title="Tokens" question="Programs that can use Fairlead.">
        <TokenTable tokens={tokens} />
      </Card>
      <Card title="New token" question="Create one for each program, so that you can revoke each separately.">
        <TokenForm answer={answer} />
      </Card>
    </Stack>
  );
}

export { PageError as ErrorBoundary } from '~/components/page-error';
