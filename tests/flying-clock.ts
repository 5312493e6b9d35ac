import { vi } from 'vitest';

/** While time flies, a hundredth of a second is twenty seconds of waiting; the day stays the day. Gives what ends it. */
export function letTimeFly(isFlying = () => true): () => void {
  const now = performance.now.bind(performance);
  let ahead = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead);
  const timer = setInterval(() => {
    if (isFlying()) ahead += 20_000;
  }, 10);
  return () => {
    clearInterval(timer);
    clock.mockRestore();
  };
}
