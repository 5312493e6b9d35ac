import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Enough that a thread which serves pages keeps a processor to itself, and little enough that a load gets on. */
const NICE = 3;

/**
 * Has this thread, and those that it starts, ask for a processor after all others of the machine: pages come first. Only
 * Linux knows threads by numbers of their own; elsewhere nothing changes.
 */
export function stepBack(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (Number.isInteger(thread)) setPriority(thread, NICE);
  } catch {
    // A system without /proc, or one that forbids it.
  }
}
