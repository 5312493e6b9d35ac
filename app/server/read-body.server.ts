import type { BodyBounds } from './bounds.server';
import { type Refused, RequestRefused } from './refused.server';

/**
 * A request's body, a piece at a time as it comes, as long as it is within its bounds. Whoever stops reading does not cut
 * it off: asked again, it goes on. One that breaks off ends in an error.
 */
export function openBody(request: Request, bounds: BodyBounds): () => AsyncGenerator<Uint8Array> {
  const { mostBytes, leastBytes, withinMs } = bounds;
  if (Number(request.headers.get('Content-Length') ?? 0) > mostBytes) throw new RequestRefused(tooLarge(bounds));
  const reader = request.body?.getReader();
  let bytes = 0;
  let lately = 0;
  /** Only waiting counts: what is done with a piece meanwhile is not the sender's doing. */
  let waitedMs = 0;
  return async function* () {
    for (;;) {
      const begun = performance.now();
      const read = await orTooSlow(reader?.read(), withinMs - waitedMs);
      if (read === undefined || read.done) return;
      waitedMs += performance.now() - begun;
      bytes += read.value.length;
      lately += read.value.length;
      if (bytes > mostBytes) throw new RequestRefused(tooLarge(bounds));
      if (lately >= leastBytes) [waitedMs, lately] = [0, 0];
      yield read.value;
    }
  };
}

async function orTooSlow<Read>(reading: Promise<Read> | undefined, ms: number): Promise<Read | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RequestRefused(TOO_SLOW)), Math.max(0, ms));
  });
  try {
    return await Promise.race([reading, tooSlow]);
  } catch (error) {
    throw error instanceof RequestRefused ? error : new RequestRefused(BROKEN_OFF);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the rest of such a body is not worth waiting for. */
export function isEndless(error: unknown): boolean {
  return error instanceof RequestRefused && (error.refused.status === 413 || error.refused === TOO_SLOW);
}

const size = (bytes: number) =>
  bytes >= 1_000_000 ? `${Math.round(bytes / 1e6)} MB` : `${Math.round(bytes / 1e3)} kB`;

export const tooLarge = ({ mostBytes }: BodyBounds): Refused => ({
  status: 413,
  code: 'too_large',
  message: `This is larger than the limit of ${size(mostBytes)}. Nothing was changed.`,
  advice: 'Send less at once.',
});
const TOO_SLOW: Refused = {
  status: 408,
  code: 'too_slow',
  message: 'This upload was too slow and was stopped. Nothing was changed.',
  advice: 'Send it again.',
};
/** What did not come whole, or is no such body at all. */
export const BROKEN_OFF: Refused = {
  status: 400,
  code: 'broken_off',
  message: 'The request was incomplete. Nothing was changed.',
  advice: 'Send it again.',
};
