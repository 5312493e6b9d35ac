import { Form } from '@remix-run/react';
import { ConfirmButton } from '~/components/confirm-button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import type { findTokens } from './manage-tokens.server';
import { TOKEN_SCOPES } from './token-scopes';

type Token = Awaited<ReturnType<typeof findTokens>>[number];

/** Every token, how it begins, what it may do, when it was last used, and the button that ends it. */
export function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  return (
    <Table
      caption="API tokens"
      columns={[
        { label: 'Name' },
        { label: 'Begins with' },
        { label: 'May' },
        { label: 'Made' },
        { label: 'Last used' },
        { label: 'State' },
      ]}
      rows={tokens.map((token) => ({
        key: token.id,
        cells: [
          token.name,
          <code key="begins">{token.begins}</code>,
          token.scopes.map((scope) => TOKEN_SCOPES[scope]).join(', '),
          <>
            <Instant at={token.createdAt} />
            <br />
            <span className="soft">{token.madeBy}</span>
          </>,
          token.lastUsedAt === null ? 'never' : <Instant key="used" at={token.lastUsedAt} />,
          <State key="state" {...token} />,
        ],
      }))}
      empty={<p className="soft">No token yet: only people can load files.</p>}
    />
  );
}

function State({ id, name, revokedAt }: Token) {
  if (revokedAt !== null) {
    return (
      <>
        revoked <Instant at={revokedAt} />
      </>
    );
  }
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <ConfirmButton
        label="Revoke"
        question={`Whatever sends with “${name}” is refused from then on. This cannot be undone; make another token instead.`}
        confirmLabel={`Revoke ${name}`}
        name="intent"
        value="revoke"
      />
    </Form>
  );
}
