import type { Progress } from './progress';

const WORDS: Record<Progress['phase'], string> = {
  waiting: 'waiting for another load',
  reading: 'reading',
  summing: 'summing up',
  taking_back: 'taking back',
};

/** Shows progress on one line of a terminal that writes over itself; silent where the output is no terminal. */
export function progressLine(output: NodeJS.WriteStream): ((progress: Progress) => void) & { end(): void } {
  let shownAt = 0;
  const show = ({ phase, counts, bytesRead, bytesTotal, elapsedMs }: Progress) => {
    if (!output.isTTY || (phase === 'reading' && elapsedMs - shownAt < 200)) return;
    shownAt = elapsedMs;
    const share = bytesTotal > 0 ? Math.floor((100 * bytesRead) / bytesTotal) : 0;
    const rate = elapsedMs > 0 ? Math.round((1000 * counts.read) / elapsedMs) : 0;
    output.write(
      `\r\u001b[K${WORDS[phase]}: ${counts.read.toLocaleString('en')} rows, ${share} %, ${rate.toLocaleString('en')} rows/s`,
    );
  };
  return Object.assign(show, { end: () => void (output.isTTY && output.write('\r\u001b[K')) });
}
