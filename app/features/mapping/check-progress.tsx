import { useRevalidator } from '@remix-run/react';
import type { Progress } from 'importers/load/threads/progress';
import { useEffect } from 'react';
import { Card } from '~/components/card';
import { ProgressBar } from '~/components/progress-bar';
import { count, fileSize } from '../imports/words';

const NEWS_EVERY_MS = 600;

/** How far the check is; asks again until it is done. Without JavaScript the page reloads. */
export function CheckProgress({ progress }: { progress: Progress }) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, NEWS_EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  const { bytesRead, bytesTotal, counts } = progress;
  return (
    <Card title="Checking the whole file" question="Nothing is saved.">
      <ProgressBar
        label="Reading rows"
        value={bytesRead}
        total={bytesTotal > 0 ? bytesTotal : undefined}
        detail={bytesTotal > 0 && `${count(counts.read)} rows · ${fileSize(bytesRead)} of ${fileSize(bytesTotal)}`}
      />
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
    </Card>
  );
}
