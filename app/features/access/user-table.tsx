import { Instant } from '~/components/day';
import { PostButton } from '~/components/post-button';
import { type TableData, tableOf } from '~/components/table-data';

interface Account {
  id: number;
  name: string;
  email: string;
  role: string;
  person: string | null;
  isActive: boolean;
  resetLinkUntil: number | null;
}

/** Every account, and the buttons that make a reset link for it, close or reopen it; one's own has none. */
export function userTable(users: readonly Account[], ownId: number): TableData {
  return tableOf({
    caption: 'Accounts',
    rows: users,
    key: ({ id }) => id,
    columns: [
      { label: 'Name', cell: ({ name }) => name },
      { label: 'E-mail', cell: ({ email }) => email },
      { label: 'Role', cell: ({ role }) => role },
      { label: 'Person', cell: ({ person }) => person ?? '–' },
      {
        label: 'Password',
        file: [],
        cell: (user) => (user.id === ownId || !user.isActive ? '–' : { onPage: <ResetLink {...user} /> }),
      },
      { label: 'Account', cell: (user) => (user.id === ownId ? 'yours' : { onPage: <AccountSwitch {...user} /> }) },
    ],
  });
}

function ResetLink({ id, name, resetLinkUntil }: Account) {
  const make = { intent: 'make_reset_link', id };
  if (resetLinkUntil === null) {
    return (
      <PostButton sends={make} label={`Create reset link for ${name}`}>
        Make reset link
      </PostButton>
    );
  }
  return (
    <>
      <p className="soft">
        Reset link works until <Instant at={resetLinkUntil} />
      </p>
      <div className="form-actions">
        <PostButton sends={make} label={`Create new reset link for ${name}`}>
          New link
        </PostButton>
        <PostButton sends={{ intent: 'withdraw_reset_link', id }} label={`Withdraw reset link for ${name}`}>
          Withdraw
        </PostButton>
      </div>
    </>
  );
}

function AccountSwitch({ id, name, isActive }: Account) {
  if (!isActive) return <PostButton sends={{ intent: 'reopen', id }}>Reopen {name}’s account</PostButton>;
  return (
    <PostButton
      sends={{ intent: 'close', id }}
      confirm={{
        question: `This signs ${name} out and ends their tokens and invitations for good. Their work stays. You can reopen the account.`,
        label: `Close ${name}’s account`,
      }}
    >
      Close
    </PostButton>
  );
}
