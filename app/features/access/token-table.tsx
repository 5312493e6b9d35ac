import { Form } from '@remix-run/react';
import { ConfirmButton } from '~/components/confirm-button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import type { findTokens } from './manage-tokens.server';
import { TOKEN_SCOPES } from './token-scopes';

type Token = Awaited<ReturnType<typeof findTokens>>[number];

/** Every token, how it begins, what it may do, when it was last used and ends, and the button that ends it now. */
export function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  return (
    <Table
      caption="API tokens"
      columns={[
        { label: 'Name' },
        { label: 'Starts with' },
        { label: 'Permissions' },
        { label: 'Created' },
        { label: 'Last used' },
        { label: 'Ends' },
        { label: 'Revoke' },
      ]}
      rows={tokens.map((token) => ({
        key: token.id,
        cells: [
          token.name,
          <code key="begins">{token.begins}</code>,
          <May key="may" {...token} />,
          <>
            <Instant at={token.createdAt} />
            <br />
            <span className="soft">{token.madeBy}</span>
          </>,
          token.lastUsedAt === null ? 'never' : <Instant key="used" at={token.lastUsedAt} />,
          <End key="end" {...token} />,
          <Revoke key="revoke" {...token} />,
        ],
      }))}
      empty={<p className="soft">No tokens yet. Only people can load files.</p>}
    />
  );
}

function May({ scopes, lost, madeBy, ended }: Token) {
  const all = scopes.map((scope) => TOKEN_SCOPES[scope]).join(', ');
  if (ended !== null || lost.length === 0) return all;
  const kept = scopes.filter((scope) => !lost.includes(scope));
  return (
    <>
      {kept.map((scope) => TOKEN_SCOPES[scope]).join(', ') || 'Nothing'}
      <p className="soft">
        {madeBy} lost permission to: {lost.map((scope) => TOKEN_SCOPES[scope]).join(', ')}
      </p>
    </>
  );
}

function End({ ended, expiresAt, revokedAt, daysLeft }: Token) {
  if (ended === 'expired') {
    return (
      <>
        ended <Instant at={expiresAt} />
      </>
    );
  }
  if (revokedAt !== null) {
    return (
      <>
        revoked <Instant at={revokedAt} />
      </>
    );
  }
  if (ended !== null) return 'ended: its creator’s account is closed';
  if (daysLeft > SOON_DAYS) return <Instant at={expiresAt} />;
  return (
    <Tag kind="concerning">
      <Instant at={expiresAt}>{daysLeft === 1 ? 'ends within a day' : `ends in ${daysLeft} days`}</Instant>
    </Tag>
  );
}

function Revoke({ id, name, ended }: Token) {
  if (ended !== null) return '–';
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <ConfirmButton
        label="Revoke"
        question={`Programs that use “${name}” lose access at once. You can’t undo this, but you can create another token.`}
        confirmLabel={`Revoke ${name}`}
        name="intent"
        value="revoke"
      />
    </Form>
  );
}

const SOON_DAYS = 14;
