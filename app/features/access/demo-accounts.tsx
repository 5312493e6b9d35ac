import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';

interface DemoAccount {
  id: number;
  name: string;
  role: string;
}

/** The demo's doors: one account a role, opened without a password. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  return (
    <Card title="Explore the demo" question="An invented contact center. Each account has its own permissions.">
      <Form method="post" className="door-accounts">
        {accounts.map(({ id, name, role }) => (
          <Button key={id} name="account" value={id}>
            Sign in as {name.split(' ')[0]}, {role}
          </Button>
        ))}
      </Form>
    </Card>
  );
}
