/** The longest time, in milliseconds, that nobody else had a turn on this thread while the work went on. */
export async function longestPiece(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  longest = 0;
  await work();
  clearInterval(timer);
  look();
  return longest;
}
