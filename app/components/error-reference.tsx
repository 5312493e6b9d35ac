import { createContext, useContext, useState } from 'react';

/** The name of the Server-Timing entry that carries an error's reference number to the browser. */
export const REFERENCE_TIMING = 'reference';

/** While a page is drawn on the server: the reference number under which its error was logged. */
export const ErrorReferenceContext = createContext<string | null>(null);

/** The reference number under which the server logged the error that is being shown; null where none came. */
export function useErrorReference(): string | null {
  const drawn = useContext(ErrorReferenceContext);
  const [received] = useState(() => (typeof window === 'undefined' ? null : lastReceived()));
  return drawn ?? received;
}

function lastReceived(): string | null {
  const answers = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const timings = (answers as PerformanceResourceTiming[]).flatMap((answer) => [...(answer.serverTiming ?? [])]);
  return timings.findLast((timing) => timing.name === REFERENCE_TIMING)?.description ?? null;
}
