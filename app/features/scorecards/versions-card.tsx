import { Form } from '@remix-run/react';
import { Card } from '~/components/card';
import { ConfirmButton } from '~/components/confirm-button';
import { Instant } from '~/components/day';
import { Table } from '~/components/table';
import { quarterFrom } from './score-period';
import type { ToldVersion } from './scorecard-versions.server';

/** Who wrote which version when, why, and what it changed; one that has not begun can be taken back. */
export function VersionsCard({ versions, mayWrite }: { versions: readonly ToldVersion[]; mayWrite: boolean }) {
  return (
    <Card
      title="Every version"
      question="Who changed what, when and why. What has begun keeps its version for good: earlier periods stay as they were told."
    >
      <Table
        caption="Versions of the scorecard"
        columns={[
          { label: 'Version' },
          { label: 'Applies from' },
          { label: 'Written' },
          { label: 'What it changed' },
          { label: 'Now' },
          ...(mayWrite ? [{ label: 'Take back' }] : []),
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
                taken back <Instant at={version.takenBackAt} /> by {version.takenBackBy}
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
        label={`Take version ${number} back`}
        question="It stays on record, and the version before it goes on."
        confirmLabel="Yes, take it back"
        name="intent"
        value="take-back"
      />
    </Form>
  );
}
