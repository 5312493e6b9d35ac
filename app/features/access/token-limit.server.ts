import { AttemptLimit } from './attempt-limit.server';

const limit = new AttemptLimit({ most: 30, seconds: 15 * 60 });
const NOWHERE = 'nowhere';

/** Seconds until tokens from this network are looked at again; 0 where they are now. */
export const secondsToWait = (network: string | null): Promise<number> => limit.secondsToWait(network ?? NOWHERE);

/** Counts a token that opened nothing; the seconds to wait where it was one too many. */
export const countRefusedToken = async (network: string | null): Promise<number> =>
  (await limit.count(network ?? NOWHERE)).secondsToWait;
