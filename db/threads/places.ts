/** More was asked for at once than is done at once. Nothing was begun; whoever asks again after a while is served. */
export class TooBusyError extends Error {
  constructor(readonly retryAfterSeconds = 5) {
    super('Too many requests at once. Nothing was changed.');
  }
}

export interface PlaceLimits {
  /** How many are served at once. */
  places: number;
  /** How many more may wait; beyond them everybody is turned away at once. */
  waiting: number;
  /** How long one waits at most: an answer to come again is better than none. */
  patienceMs?: number;
}

interface Waiting {
  begin(): void;
}

/** Places for what is done at once, and a line before them with an end. */
export class Places {
  readonly #line: Waiting[] = [];
  #taken = 0;

  constructor(private readonly limits: PlaceLimits) {}

  /** Nobody else would be let in, not even to wait. */
  get isFull(): boolean {
    return this.#taken >= this.limits.places && this.#line.length >= this.limits.waiting;
  }

  /** Nobody is served and nobody waits. */
  get isEmpty(): boolean {
    return this.#taken === 0;
  }

  /**
   * Waits for a place and gives what frees it. Throws TooBusyError where the line is full or does not move, and the
   * signal's reason where whoever waits has gone.
   */
  async take(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.isFull) throw new TooBusyError();
    if (this.#taken >= this.limits.places) await this.#wait(signal);
    else this.#taken += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.#free();
      isHeld = false;
    };
  }

  /** Whoever leaves hands the place to the next, so that nobody can come in between. */
  #free(): void {
    const next = this.#line.shift();
    if (next) next.begin();
    else this.#taken -= 1;
  }

  #wait(signal?: AbortSignal): Promise<void> {
    const { patienceMs } = this.limits;
    return new Promise((resolve, reject) => {
      const leave = (error: unknown) => {
        const index = this.#line.indexOf(own);
        if (index < 0) return;
        this.#line.splice(index, 1);
        end();
        reject(error);
      };
      const goAway = () => leave(signal?.reason);
      const tire = () => leave(new TooBusyError());
      const timer = patienceMs === undefined ? undefined : setTimeout(tire, patienceMs);
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', goAway);
      };
      const own: Waiting = {
        begin: () => {
          end();
          resolve();
        },
      };
      signal?.addEventListener('abort', goAway);
      this.#line.push(own);
    });
  }
}
