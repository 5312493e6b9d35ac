import { useRevalidator } from '@remix-run/react';
import type { Progress } from 'importers/load/threads/progress';
import { useEffect, useState } from 'react';
import { ProgressBar } from '~/components/progress-bar';
import { tellTimeLeft, timeLeftMs } from './time-left';
import { count, fileSize, PHASE_WORDS } from './words';

/**
 * How far a load or an undo is: first as the page was rendered, then from the server's events. Without
 * JavaScript the page reloads every few seconds.
 */
export function LiveProgress({ importId, first }: { importId: number; first: Progress | null }) {
  const progress = useProgress(importId, first);
  const { phase, counts, bytesRead, bytesTotal, elapsedMs, isCancelling } = progress ?? NOTHING_YET;
  const leftMs = timeLeftMs(progress ?? NOTHING_YET);
  const isReading = phase === 'reading' && bytesTotal > 0;
  const rate = elapsedMs > 500 ? Math.round((1000 * counts.read) / elapsedMs) : null;
  return (
    <>
      <ProgressBar
        label={isCancelling ? (phase === 'waiting' ? WILL_NOT_BE_LOADED : STOPS) : PHASE_WORDS[phase]}
        value={isReading ? bytesRead : 0}
        total={isReading ? bytesTotal : undefined}
        detail={
          counts.read > 0
            ? [
                `${count(counts.read)} rows`,
                isReading && `${fileSize(bytesRead)} of ${fileSize(bytesTotal)}`,
                rate && `${count(rate)} rows a second`,
                leftMs !== null && tellTimeLeft(leftMs),
                counts.rejected > 0 && `${count(counts.rejected)} rejected so far`,
              ]
                .filter(Boolean)
                .join(' · ')
            : undefined
        }
      />
      <p className="soft">You can leave this page. The work continues, and this page shows it when you return.</p>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
    </>
  );
}

const STOPS = 'Canceling: this stops as soon as it can';
const WILL_NOT_BE_LOADED = 'Canceled: this file will not be loaded. The status changes when the load before it ends';

const NOTHING_YET: Progress = {
  phase: 'waiting',
  counts: { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0, held: 0 },
  bytesRead: 0,
  bytesTotal: 0,
  elapsedMs: 0,
};

const AGAIN_AFTER_MS = 10_000;

function useProgress(importId: number, first: Progress | null): Progress | null {
  const [progress, setProgress] = useState(first);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    let events: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      events = new EventSource(`/imports/${importId}/events`);
      events.addEventListener('progress', (event) => setProgress(JSON.parse(event.data)));
      events.addEventListener('finished', () => {
        events.close();
        revalidate();
      });
      // A browser reconnects by itself when a stream breaks off, but not after an answer that too many are open.
      events.addEventListener('error', () => {
        if (events.readyState !== EventSource.CLOSED) return;
        revalidate();
        timer = setTimeout(listen, AGAIN_AFTER_MS);
      });
    };
    listen();
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, [importId, revalidate]);
  return progress;
}
