import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import type { OwnSession } from './own-sessions.server';

/** People look through the list for what they do not know; whoever has more signs out of them all. */
const MOST_SHOWN = 25;

/** The browsers where one is signed in, with buttons to sign out. */
export function SessionTable({ sessions }: { sessions: readonly OwnSession[] }) {
  const older = sessions.length - MOST_SHOWN;
  return (
    <>
      <Table
        caption="Where you are signed in"
        columns={[
          { label: 'Browser' },
          { label: 'Signed in' },
          { label: 'Last used' },
          { label: 'From' },
          { label: 'Action' },
        ]}
        rows={sessions.slice(0, MOST_SHOWN).map(({ id, browser, network, createdAt, lastUsedAt, isThisOne }) => ({
          key: id,
          cells: [
            browser,
            <Instant key="since" at={createdAt} />,
            <Instant key="used" at={lastUsedAt} />,
            network,
            isThisOne ? <strong key="end">This session</strong> : <EndButton key="end" id={id} browser={browser} />,
          ],
        }))}
      />
      {older > 0 && (
        <p className="soft">And {older} more, used before these. “Sign out everywhere else” ends them too.</p>
      )}
      {sessions.length > 1 && (
        <Form method="post" className="form-actions">
          <Button name="intent" value="end_others">
            Sign out everywhere else
          </Button>
        </Form>
      )}
    </>
  );
}

function EndButton({ id, browser }: { id: number; browser: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <Button name="intent" value="end" aria-label={`Sign out: ${browser}`}>
        Sign out
      </Button>
    </Form>
  );
}
