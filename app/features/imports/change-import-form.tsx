import { Form } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { ConfirmButton } from '~/components/confirm-button';
import type { ImportSummary } from './find-imports.server';

const CAN_RUN_AGAIN = new Set(['interrupted', 'failed', 'cancelled', 'undone']);

/** Runs an import again from its kept file, where it is not loaded and the file is still there; else says that it is not. */
export function RunAgain({ status, isKept }: { status: string; isKept: boolean }) {
  if (!CAN_RUN_AGAIN.has(status)) return null;
  if (!isKept) return <p>The stored copy of this file is gone. Upload the file again.</p>;
  return (
    <Form method="post">
      <Button kind="primary" name="intent" value="again">
        Load file again
      </Button>
    </Form>
  );
}

/** What can be done with a loaded import: replace it with a corrected file, or undo it. */
export function ReplaceOrTakeBack({ id, status }: Pick<ImportSummary, 'id' | 'status'>) {
  if (status !== 'loaded') return null;
  return (
    <div className="form-actions">
      <LinkButton to={`/imports/${id}/replace`}>Replace with a corrected file</LinkButton>
      <Form method="post">
        <ConfirmButton
          label="Undo import"
          question="This removes its rows and restores what they replaced. Rows that a later file also contains stay. The import stays in the history, and you can load the file again."
          confirmLabel="Yes, undo import"
          name="intent"
          value="undo"
        />
      </Form>
    </div>
  );
}
