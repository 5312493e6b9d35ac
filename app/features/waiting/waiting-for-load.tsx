import { useFetcher, useNavigation } from '@remix-run/react';
import { useEffect } from 'react';
import { Notice } from '~/components/notice';

/** What is saved sooner needs no word. */
const PATIENCE_MS = 1_500;

/**
 * Says why saving takes long: a file is being loaded. `isLoading` is how it was when the page was drawn, so that it is
 * said without scripts too; with them it is asked for anew as soon as something that was sent is not through.
 */
export function WaitingForLoad({ isLoading }: { isLoading: boolean }) {
  const { state, formMethod } = useNavigation();
  const isSaving = state !== 'idle' && formMethod === 'POST';
  const { load, data } = useFetcher<{ isLoading: boolean }>();
  useEffect(() => {
    if (!isSaving) return;
    const timer = setInterval(() => load('/loading-now'), PATIENCE_MS);
    return () => clearInterval(timer);
  }, [isSaving, load]);
  if (isSaving && data?.isLoading) {
    return (
      <Notice title="A file is being loaded">
        <p>What you sent is saved as soon as it is through. Leave this page open.</p>
      </Notice>
    );
  }
  if (!isLoading) return null;
  return (
    <Notice title="A file is being loaded">
      <p>Everything can be read meanwhile. What you save waits until the file is through.</p>
    </Notice>
  );
}
