import { Form } from '@remix-run/react';
import { Card } from '~/components/card';
import { ConfirmButton } from '~/components/confirm-button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import { quarterFrom } from './score-period';
import type { ToldVersion } from './scorecard-versions.server';

/** The history of versions; one that has not begun can be undone. */
export function VersionsCard({ versions, mayWrite }: { versions: readonly ToldVersion[]; mayWrite: boolean }) {
  return (
    <Card title="History" question="Who changed what, when and why. Quarters that have begun keep their version.">
      <Table
        caption="Versions of the scorecard"
        columns={[
          { label: 'Version' },
          { label: 'Applies from' },
          { label: 'Created' },
          { label: 'Changes' },
          { label: 'Status' },
          ...(mayWrite ? [{ label: 'Undo' }] : []),
        ]}
        rows={[...versions].reverse().map((version) => ({
          key: version.id,
          cells: [
            `Version ${version.number}`,
            quarterFrom(version.fromDate).label,
            <span key="written">
              <Instant at={version.createdAt} /> by {version.createdBy}: “{version.reason}”
            </span>,
            version.changes.join(' '),
            version.takenBackAt === null ? (
              version.state
            ) : (
              <span key="state">
                undone <Instant at={version.takenBackAt} /> by {version.takenBackBy}
              </span>
            ),
            ...(mayWrite ? [version.mayBeTakenBack ? <TakeBack key="take" version={version} /> : '–'] : []),
          ],
        }))}
      />
    </Card>
  );
}

function TakeBack({ version: { id, number } }: { version: ToldVersion }) {
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <ConfirmButton
        label={`Undo version ${number}`}
        question="The previous version applies again. This one stays in the history."
        confirmLabel="Yes, undo this version"
        name="intent"
        value="take-back"
      />
    </Form>
  );
}
