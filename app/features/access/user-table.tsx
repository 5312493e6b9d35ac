import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { ConfirmButton } from '~/components/confirm-button';
import { Table } from '~/components/table';

interface Account {
  id: number;
  name: string;
  email: string;
  role: string;
  person: string | null;
  isActive: boolean;
}

/** Every account, and the button that closes or reopens it; one's own has none. */
export function UserTable({ users, ownId }: { users: readonly Account[]; ownId: number }) {
  return (
    <Table
      caption="Accounts"
      columns={[{ label: 'Name' }, { label: 'E-mail' }, { label: 'Role' }, { label: 'Person' }, { label: 'Account' }]}
      rows={users.map((user) => ({
        key: user.id,
        cells: [
          user.name,
          user.email,
          user.role,
          user.person ?? '–',
          user.id === ownId ? 'yours' : <AccountSwitch key="account" {...user} />,
        ],
      }))}
    />
  );
}

function AccountSwitch({ id, name, isActive }: Account) {
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      {isActive ? (
        <ConfirmButton
          label="Close"
          question={`${name} is signed out and cannot sign in. What they did stays, and you can reopen the account.`}
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
