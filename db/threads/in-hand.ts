import { AsyncLocalStorage } from 'node:async_hooks';

const inHand = new AsyncLocalStorage<AbortSignal | undefined>();

/** Does something for a request; whatever it asks for may be dropped where the signal is raised. */
export const forRequest = <T>(signal: AbortSignal, work: () => T): T => inHand.run(signal, work);

/** Does something that others will use too, and that is therefore finished when the request that began it has gone. */
export const forEverybody = <T>(work: () => T): T => inHand.run(undefined, work);

/** Raised where nobody waits any more for what is being done; undefined where that cannot be told. */
export const signalInHand = (): AbortSignal | undefined => inHand.getStore();
