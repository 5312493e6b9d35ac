import { Form } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { ConfirmButton } from '~/components/confirm-button';
import type { ImportSummary } from './find-imports.server';

const CAN_RUN_AGAIN = new Set(['interrupted', 'failed', 'cancelled', 'undone']);

/** Runs an import again from its kept file, where it is not loaded and the file is still there; else says that it is not. */
export function RunAgain({ status, isKept }: { status: string; isKept: boolean }) {
  if (!CAN_RUN_AGAIN.has(status)) return null;
  if (!isKept) return <p>The kept copy of this file is gone, so it cannot be run again. Upload the file again.</p>;
  return (
    <Form method="post">
      <Button kind="primary" name="intent" value="again">
        Run it again
      </Button>
    </Form>
  );
}

/** What can be done about an import that is loaded: put a corrected file in its place, or take it back. */
export function ReplaceOrTakeBack({ id, status }: Pick<ImportSummary, 'id' | 'status'>) {
  if (status !== 'loaded') return null;
  return (
    <div className="form-actions">
      <LinkButton to={`/imports/${id}/replace`}>Replace with a corrected file</LinkButton>
      <Form method="post">
        <ConfirmButton
          label="Take this import back"
          question="Its rows go, and what they replaced returns. Rows that a later file said as well stay with that file. The import stays in the history; the file can be loaded again."
          confirmLabel="Yes, take it back"
          name="intent"
          value="undo"
        />
      </Form>
    </div>
  );
}
