import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import type { InvitationShown } from './manage-invitations.server';

type Invitation = Omit<InvitationShown, 'employeeId'> & { person: string | null };

/** Whoever was invited and has no account yet, and the buttons that withdraw the link or make a new one. */
export function InvitationTable({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <Table
      caption="Invitations"
      columns={[
        { label: 'E-mail' },
        { label: 'Role' },
        { label: 'Person' },
        { label: 'Invited by' },
        { label: 'Link' },
        { label: 'Change' },
      ]}
      rows={invitations.map((invitation) => ({
        key: invitation.id,
        cells: [
          invitation.email,
          invitation.role,
          invitation.person ?? '–',
          invitation.madeBy ?? '–',
          <LinkState key="link" {...invitation} />,
          <Buttons key="change" {...invitation} />,
        ],
      }))}
    />
  );
}

function LinkState({ ended, expiresAt }: Invitation) {
  if (ended === null) {
    return (
      <>
        works until <Instant at={expiresAt} />
      </>
    );
  }
  if (ended === 'expired') {
    return (
      <>
        ended <Instant at={expiresAt} />
      </>
    );
  }
  return ended === 'maker_may_not' || ended === 'maker_closed' ? 'ended: the inviter lost permission' : 'withdrawn';
}

function Buttons({ id, email, ended }: Invitation) {
  return (
    <Form method="post" className="form-actions">
      <input type="hidden" name="id" value={id} />
      <Button name="intent" value="renew_invitation" aria-label={`Create new link for ${email}`}>
        New link
      </Button>
      {ended === null && (
        <Button name="intent" value="withdraw_invitation" aria-label={`Withdraw invitation for ${email}`}>
          Withdraw
        </Button>
      )}
    </Form>
  );
}
