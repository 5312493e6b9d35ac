import type { ButtonKind } from '~/components/button';
import { PostButton } from '~/components/post-button';

/** Stops a load that waits or runs. Nothing is lost, so it needs no confirmation. */
export function CancelLoad({ importId, kind }: { importId: number; kind?: ButtonKind }) {
  return (
    <PostButton action={`/imports/${importId}?index`} kind={kind} sends={{ intent: 'cancel' }}>
      Cancel load
    </PostButton>
  );
}
