import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** More are not remembered at once: those that were counted first are forgotten. */
export const MOST_KEYS = 16_384;

/** Limits attempts for each key within a number of seconds. Kept by this process only, in bounded memory. */
export class AttemptLimit {
  readonly #limiter: RateLimiterMemory;
  /** A ring of the keys in the order in which their windows began, and where in it each stands. */
  readonly #ring: string[] = [];
  readonly #places = new Map<string, number>();
  #next = 0;

  constructor({ most, seconds }: { most: number; seconds: number }) {
    this.#limiter = new RateLimiterMemory({ points: most, duration: seconds });
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#places.size;
  }

  /** Counts an attempt before anything is waited for. 0 seconds where it may go on, else those until one may; and how many more may. */
  async count(key: string): Promise<{ secondsToWait: number; left: number }> {
    try {
      const { isFirstInDuration, remainingPoints } = await this.#limiter.consume(key);
      if (isFirstInDuration) await this.#remember(key);
      return { secondsToWait: 0, left: remainingPoints };
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return { secondsToWait: this.#secondsOf(refusal), left: 0 };
      throw refusal;
    }
  }

  /** As count, without counting. */
  async secondsToWait(key: string): Promise<number> {
    const found = await this.#limiter.get(key);
    return found !== null && found.consumedPoints >= this.#limiter.points ? this.#secondsOf(found) : 0;
  }

  /** Takes one attempt back: it was none of those that are to be stopped. */
  async forgive(key: string): Promise<void> {
    const found = await this.#limiter.get(key);
    if (found !== null && found.consumedPoints > 0) await this.#limiter.reward(key);
  }

  async #remember(key: string): Promise<void> {
    const place = this.#next;
    const oldest = this.#ring[place];
    this.#next = (place + 1) % MOST_KEYS;
    this.#ring[place] = key;
    this.#places.set(key, place);
    // It may have had another window since, and stand elsewhere.
    if (oldest === undefined || oldest === key || this.#places.get(oldest) !== place) return;
    this.#places.delete(oldest);
    await this.#limiter.delete(oldest);
  }

  /** Never more than a whole window, though the clock was put back. */
  #secondsOf({ msBeforeNext }: RateLimiterRes): number {
    return Math.min(Math.max(Math.ceil(msBeforeNext / 1000), 1), this.#limiter.duration);
  }
}
