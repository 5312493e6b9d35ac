import { readFileSync } from 'node:fs';

/** What the longest piece is measured in: by the clock, or in what this thread had of a processor, since the machine does other things. */
export type PieceOf = 'clock' | 'processor';

/** The longest time, in milliseconds, in which nobody else had a turn on this thread while the work went on. */
export async function longestPiece(work: () => Promise<unknown>, of: PieceOf = 'clock'): Promise<number> {
  const now = of === 'clock' ? () => performance.now() : processorMs;
  let longest = 0;
  let last = now();
  const look = () => {
    longest = Math.max(longest, now() - last);
    last = now();
  };
  const timer = setInterval(look, 1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  longest = 0;
  await work();
  clearInterval(timer);
  look();
  return longest;
}

/** The shortest of three tries: a busy machine takes a turn away now and then, a thread that waits loses it each time. */
export async function longestPieceAtBest(work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3; tries += 1) best = Math.min(best, await longestPiece(work));
  return best;
}

/** What this thread has had of a processor. Linux tells it of each thread; elsewhere the clock has to do. */
export function processorMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
