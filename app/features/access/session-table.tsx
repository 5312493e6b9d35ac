import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import type { OwnSession } from './own-sessions.server';

/** The browsers where one is signed in, with buttons to sign out. */
export function SessionTable({ sessions }: { sessions: readonly OwnSession[] }) {
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
        rows={sessions.map(({ id, browser, network, createdAt, lastUsedAt, isThisOne }) => ({
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
