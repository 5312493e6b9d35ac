import { ownText } from '../../cells/own-text';
import type { Instant } from '../../records';

/** Legs that are kept in mind. */
const REMEMBERED = 100_000;

/** Knows which row about a leg is the latest, where a system may deliver the same leg again. Remembers the latest legs only. */
export class DeliveredLegs {
  private readonly latest = new Map<string, number>();

  /** Whether a later word on this leg has been read already. */
  isOlder(leg: string, updated: Instant | null): boolean {
    const at = updated?.at ?? 0;
    const known = this.latest.get(leg);
    if (known !== undefined && known > at) return true;
    if (this.latest.size > REMEMBERED) this.latest.delete(this.latest.keys().next().value!);
    this.latest.set(ownText(leg), at);
    return false;
  }
}
