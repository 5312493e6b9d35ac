import { Link } from '@remix-run/react';
import { PostButton } from '~/components/post-button';

/** At the menu's foot: whose account this is, and the way out. */
export function SignedInAs({ name, role }: { name: string; role: string }) {
  return (
    <>
      <p>
        <Link to="/account">{name}</Link>, {role}
      </p>
      <PostButton sends={{}} action="/sign-out" kind="quiet">
        Sign out
      </PostButton>
    </>
  );
}
