import { type PlaceLimits, Places } from './places';

/** Places for all together of which nobody takes too many: everyone has a line of their own before the common one. */
export class PlacesOfEach {
  readonly #all: Places;
  readonly #ofEach = new Map<string, Places>();

  constructor(private readonly limits: { ofOne: PlaceLimits; all: PlaceLimits }) {
    this.#all = new Places(limits.all);
  }

  /** As Places.take, for one of those who come. */
  async take(who: string, signal?: AbortSignal): Promise<() => void> {
    const own = this.#ofEach.get(who) ?? new Places(this.limits.ofOne);
    this.#ofEach.set(who, own);
    // Nobody is kept who has nothing here.
    const forget = () => own.isEmpty && this.#ofEach.get(who) === own && this.#ofEach.delete(who);
    const freeOwn = await own.take(signal).catch((error) => {
      forget();
      throw error;
    });
    const leave = () => {
      freeOwn();
      forget();
    };
    const free = await this.#all.take(signal).catch((error) => {
      leave();
      throw error;
    });
    return () => {
      free();
      leave();
    };
  }
}
