import { Instant } from '~/components/day';
import { Notice } from '~/components/notice';

/** Tells the owner of an account who had its password reset, and when; nothing where nobody did. */
export function PasswordResets({ resets }: { resets: readonly { at: number; by: string | null }[] }) {
  if (resets.length === 0) return null;
  return (
    <Notice title="Your password was reset by a link">
      {resets.map(({ at, by }) => (
        <p key={at}>
          Password reset by {by ?? 'somebody on the server'} on <Instant at={at} />
        </p>
      ))}
      <p>If you did not ask for this, tell another admin.</p>
    </Notice>
  );
}
