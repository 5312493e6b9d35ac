import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import type { OwnSession } from './own-sessions.server';

/** The list is looked through for what one does not know; whoever has more ends them all. */
const MOST_SHOWN = 25;

/** Where one is signed in, and the buttons that end it there. */
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
          { label: 'Session' },
        ]}
        rows={sessions.slice(0, MOST_SHOWN).map(({ id, browser, network, createdAt, lastUsedAt, isThisOne }) => ({
          key: id,
          cells: [
            browser,
            <Instant key="since" at={createdAt} />,
            <Instant key="used" at={lastUsedAt} />,
            network,
            isThisOne ? <strong key="end">This one</strong> : <EndButton key="end" id={id} browser={browser} />,
          ],
        }))}
      />
      {older > 0 && <p className="soft">And {older} used before these. “End all other sessions” ends them too.</p>}
      {sessions.length > 1 && (
        <Form method="post" className="form-actions">
          <Button name="intent" value="end_others">
            End all other sessions
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
      <Button name="intent" value="end" aria-label={`End this session: ${browser}`}>
        End this session
      </Button>
    </Form>
  );
}
