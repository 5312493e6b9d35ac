/** Told to a load, from whichever thread, so that it stops where it can do so cleanly. */
export class CancelFlag {
  readonly #cell: Int32Array;

  /** `shared`: the flag of another thread. */
  constructor(readonly shared = new SharedArrayBuffer(4)) {
    this.#cell = new Int32Array(shared);
  }

  raise(): void {
    Atomics.store(this.#cell, 0, 1);
  }

  get isRaised(): boolean {
    return Atomics.load(this.#cell, 0) === 1;
  }

  /** Throws where the load is to stop. */
  check(): void {
    if (this.isRaised) throw new CancelledError();
  }
}

/** Somebody had the load stopped. Nothing of the file stays. */
export class CancelledError extends Error {
  constructor() {
    super('This load was canceled. Nothing of the file was loaded.');
  }
}
