import { Card } from '~/components/card';
import { PostButton } from '~/components/post-button';

interface DemoAccount {
  id: number;
  name: string;
  role: string;
}

/** The demo's doors: one account a role, opened without a password. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  return (
    <Card title="Explore the demo" question="An invented contact center. Each account has its own permissions.">
      <div className="door-accounts">
        {accounts.map(({ id, name, role }) => (
          <PostButton key={id} sends={{ account: id }}>
            Sign in as {name.split(' ')[0]}, {role}
          </PostButton>
        ))}
      </div>
    </Card>
  );
}
