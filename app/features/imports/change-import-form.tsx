import { LinkButton } from '~/components/button';
import { PostButton } from '~/components/post-button';
import type { ImportSummary } from './find-imports.server';

const CAN_RUN_AGAIN = new Set(['interrupted', 'failed', 'cancelled', 'undone']);

/** Runs an import again from its kept file, where it is not loaded and the file is still there; else says that it is not. */
export function RunAgain({ status, isKept }: { status: string; isKept: boolean }) {
  if (!CAN_RUN_AGAIN.has(status)) return null;
  if (!isKept) return <p>The stored copy of this file is gone. Upload the file again.</p>;
  return (
    <PostButton kind="primary" sends={{ intent: 'again' }}>
      Load file again
    </PostButton>
  );
}

/** What can be done with a loaded import: replace it with a corrected file, or undo it. */
export function ReplaceOrTakeBack({ id, status }: Pick<ImportSummary, 'id' | 'status'>) {
  if (status !== 'loaded') return null;
  return (
    <div className="form-actions">
      <LinkButton to={`/imports/${id}/replace`}>Replace with a corrected file</LinkButton>
      <PostButton
        sends={{ intent: 'undo' }}
        confirm={{
          question:
            'This removes its rows and restores what they replaced. Rows that a later file also contains stay. The import stays in the history, and you can load the file again.',
          label: 'Yes, undo import',
        }}
      >
        Undo import
      </PostButton>
    </div>
  );
}
