import { setTimeout as sleep } from 'node:timers/promises';

/** What is on its way already. Whoever sends more is answered and cut off by the door: hours of it would be read for nothing. */
const A_LITTLE = { bytes: 1 << 20, ms: 2_000 };

/**
 * Reads a refused body and drops it, up to a limit: many a sender reads the answer only when all is sent. False where
 * there is more, so that the connection has to be closed.
 */
export async function dropBody(
  request: Request,
  { bytes, ms }: { bytes: number; ms: number } = A_LITTLE,
): Promise<boolean> {
  if (request.body === null || request.bodyUsed || request.body.locked) return true;
  const reader = request.body.getReader();
  const late = sleep(ms, null, { ref: false });
  let left = bytes;
  try {
    while (left >= 0) {
      const read = await Promise.race([reader.read(), late]);
      if (read === null) return false;
      if (read.done) return true;
      left -= read.value.length;
    }
    return false;
  } catch {
    // Nobody is there any more.
    return false;
  }
}
