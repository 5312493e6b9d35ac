import { createContext, useContext, useEffect, useState } from 'react';

/** The names of the Server-Timing entries that carry an error's reference number, and words about it, to the browser. */
export const REFERENCE_TIMING = 'reference';
export const TOLD_TIMING = 'told';

/** Words for an error that the server knows: a full disk, too much at once. */
export interface ToldError {
  title: string;
  message: string;
  advice: string;
}

/** What the server says of the error that is being shown: under which number it was logged, and words where it knows them. */
export interface ErrorSaid {
  reference: string | null;
  told: ToldError | null;
}

const NOTHING: ErrorSaid = { reference: null, told: null };

/** While a page is drawn on the server: what it says of the error that the page shows. */
export const ErrorReferenceContext = createContext<ErrorSaid>(NOTHING);

/** What the server says of the error that is being shown. */
export function useErrorReference(): ErrorSaid {
  const drawn = useContext(ErrorReferenceContext);
  const [received, receive] = useState(() => (typeof window === 'undefined' ? NOTHING : lastReceived()));
  useEffect(() => {
    // On a busy machine a browser lists an answer only after the page has drawn what it says.
    const watch = new PerformanceObserver(() => receive(lastReceived()));
    watch.observe({ type: 'resource' });
    return () => watch.disconnect();
  }, []);
  return drawn === NOTHING ? received : drawn;
}

function lastReceived(): ErrorSaid {
  const answers = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const said = (answers as PerformanceResourceTiming[]).map(({ serverTiming = [] }) => ({
    reference: serverTiming.find(({ name }) => name === REFERENCE_TIMING)?.description ?? null,
    told: readTold(serverTiming.find(({ name }) => name === TOLD_TIMING)?.description),
  }));
  return said.findLast(({ reference, told }) => reference !== null || told !== null) ?? NOTHING;
}

/** As a header may hold it. */
export const writeTold = (told: ToldError): string => encodeURIComponent(JSON.stringify(told));

function readTold(text: string | undefined): ToldError | null {
  return text ? (JSON.parse(decodeURIComponent(text)) as ToldError) : null;
}
