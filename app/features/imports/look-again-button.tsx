import { Button } from '~/components/button';
import { canBeSettled } from './file-questions';
import type { FilePreview } from './preview-files.server';

interface LookAgainButtonProps {
  previews: readonly FilePreview[];
  disabled?: boolean;
}

/** Looks at the files again by what is set for them; nothing where none of them has anything to set. */
export function LookAgainButton({ previews, disabled }: LookAgainButtonProps) {
  if (!previews.some(({ found }) => found && canBeSettled(found))) return null;
  return (
    <Button name="intent" value="look" disabled={disabled}>
      Preview with these settings
    </Button>
  );
}
