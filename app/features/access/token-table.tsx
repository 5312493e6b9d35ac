import { PostButton } from '~/components/post-button';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import type { findTokens } from './manage-tokens.server';
import { TOKEN_SCOPES } from './token-scopes';

type Token = Awaited<ReturnType<typeof findTokens>>[number];

/** Every token, how it begins, what it may do, when it was last used and ends, and the button that ends it now. */
export function tokenTable(tokens: readonly Token[]): TableData {
  return tableOf({
    caption: 'API tokens',
    rows: tokens,
    key: ({ id }) => id,
    columns: [
      { label: 'Name', cell: ({ name }) => name },
      { label: 'Starts with', cell: ({ begins }) => ({ text: begins, tone: 'code' }) },
      { label: 'Permissions', cell: permissions },
      {
        label: 'Created',
        cell: ({ createdAt, madeBy }) => [{ at: createdAt }, { text: madeBy, tone: 'soft', startsLine: true }],
      },
      { label: 'Last used', cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : { at: lastUsedAt }) },
      { label: 'Ends', cell: end },
      { label: 'Revoke', file: [], cell: (token) => ({ onPage: <Revoke {...token} /> }) },
    ],
  });
}

const namesOf = (scopes: Token['scopes']) => scopes.map((scope) => TOKEN_SCOPES[scope]).join(', ');

function permissions({ scopes, lost, madeBy, ended }: Token): Cell {
  if (ended !== null || lost.length === 0) return namesOf(scopes);
  const kept = scopes.filter((scope) => !lost.includes(scope));
  return [
    namesOf(kept) || 'Nothing',
    { text: `${madeBy} lost permission to: ${namesOf(lost)}`, tone: 'soft', startsLine: true },
  ];
}

const SOON_DAYS = 14;

function end({ ended, expiresAt, revokedAt, daysLeft }: Token): Cell {
  if (ended === 'expired') return ['ended', { at: expiresAt }];
  if (revokedAt !== null) return ['revoked', { at: revokedAt }];
  if (ended !== null) return 'ended: its creator’s account is closed';
  if (daysLeft > SOON_DAYS) return { at: expiresAt };
  const text = daysLeft === 1 ? 'ends within a day' : `ends in ${daysLeft} days`;
  return { at: expiresAt, text, tag: 'concerning' };
}

function Revoke({ id, name, ended }: Token) {
  if (ended !== null) return '–';
  return (
    <PostButton
      sends={{ intent: 'revoke', id }}
      confirm={{
        question: `Programs that use “${name}” lose access at once. You can’t undo this, but you can create another token.`,
        label: `Revoke ${name}`,
      }}
    >
      Revoke
    </PostButton>
  );
}
