import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';

/** At the menu's foot: whose account this is, and the way out. */
export function SignedInAs({ name, role }: { name: string; role: string }) {
  return (
    <>
      <p>
        <Link to="/account">{name}</Link>, {role}
      </p>
      <Form method="post" action="/sign-out">
        <Button kind="quiet">Sign out</Button>
      </Form>
    </>
  );
}
