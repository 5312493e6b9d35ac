import { PostButton } from '~/components/post-button';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import type { InvitationShown } from './manage-invitations.server';

type Invitation = Omit<InvitationShown, 'employeeId'> & { person: string | null };

/** Whoever was invited and has no account yet, and the buttons that withdraw the link or make a new one. */
export function invitationTable(invitations: readonly Invitation[]): TableData {
  return tableOf({
    caption: 'Invitations',
    rows: invitations,
    key: ({ id }) => id,
    columns: [
      { label: 'E-mail', cell: ({ email }) => email },
      { label: 'Role', cell: ({ role }) => role },
      { label: 'Person', cell: ({ person }) => person ?? '–' },
      { label: 'Invited by', cell: ({ madeBy }) => madeBy ?? '–' },
      { label: 'Link', cell: linkState },
      { label: 'Change', file: [], cell: (invitation) => ({ onPage: <Buttons {...invitation} /> }) },
    ],
  });
}

function linkState({ ended, expiresAt }: Invitation): Cell {
  if (ended === null) return ['works until', { at: expiresAt }];
  if (ended === 'expired') return ['ended', { at: expiresAt }];
  return ended === 'maker_may_not' || ended === 'maker_closed' ? 'ended: the inviter lost permission' : 'withdrawn';
}

function Buttons({ id, email, ended }: Invitation) {
  return (
    <div className="form-actions">
      <PostButton sends={{ intent: 'renew_invitation', id }} label={`Create new link for ${email}`}>
        New link
      </PostButton>
      {ended === null && (
        <PostButton sends={{ intent: 'withdraw_invitation', id }} label={`Withdraw invitation for ${email}`}>
          Withdraw
        </PostButton>
      )}
    </div>
  );
}
