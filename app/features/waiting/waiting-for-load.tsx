import { useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Notice } from '~/components/notice';

/** What is saved sooner needs no word. */
const PATIENCE_MS = 1_500;

/**
 * Says why saving takes long: a file is being loaded. `isLoading` is how it was when the page was drawn, so that it is
 * said without scripts too; with them it is asked for again as soon as something that was sent is not through.
 */
export function WaitingForLoad({ isLoading }: { isLoading: boolean }) {
  const { state, formMethod } = useNavigation();
  const isSaving = state !== 'idle' && formMethod === 'POST';
  const [isHeldUp, setHeldUp] = useState(false);
  useEffect(() => {
    if (!isSaving) return;
    const timer = setInterval(() => askWhetherLoading().then(setHeldUp), PATIENCE_MS);
    return () => {
      clearInterval(timer);
      setHeldUp(false);
    };
  }, [isSaving]);
  if (isSaving && isHeldUp) {
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

/** Not by way of the router: where its answer fails it would take the page, and what was typed, away. */
async function askWhetherLoading(): Promise<boolean> {
  try {
    const response = await fetch('/loading-now');
    const said: { isLoading?: boolean } = response.ok ? await response.json() : {};
    return said.isLoading === true;
  } catch {
    return false;
  }
}
