import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { ConfirmButton } from '~/components/confirm-button';
import { Instant } from '~/components/day';
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
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      {resetLinkUntil === null ? (
        <Button name="intent" value="make_reset_link" aria-label={`Create reset link for ${name}`}>
          Make reset link
        </Button>
      ) : (
        <>
          <p className="soft">
            Reset link works until <Instant at={resetLinkUntil} />
          </p>
          <div className="form-actions">
            <Button name="intent" value="make_reset_link" aria-label={`Create new reset link for ${name}`}>
              New link
            </Button>
            <Button name="intent" value="withdraw_reset_link" aria-label={`Withdraw reset link for ${name}`}>
              Withdraw
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}

function AccountSwitch({ id, name, isActive }: Account) {
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      {isActive ? (
        <ConfirmButton
          label="Close"
          question={`This signs ${name} out and ends their tokens and invitations for good. Their work stays. You can reopen the account.`}
          confirmLabel={`Close ${name}’s account`}
          name="intent"
          value="close"
        />
      ) : (
        <Button name="intent" value="reopen">
          Reopen {name}’s account
        </Button>
      )}
    </Form>
  );
}
