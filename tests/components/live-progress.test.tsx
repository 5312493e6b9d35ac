import { NO_COUNTS, type Progress } from 'importers/load/threads/progress';
import { expect, test } from 'vitest';
import { LiveProgress } from '~/features/imports/live-progress';
import { render } from '../render';

const READING: Progress = {
  phase: 'reading',
  counts: { ...NO_COUNTS, read: 120_000, inserted: 119_000, rejected: 1000 },
  bytesRead: 20_000_000,
  bytesTotal: 40_000_000,
  elapsedMs: 10_000,
};

test('the page as the server makes it tells rows, rate and time left, and asks again by itself without JavaScript', () => {
  const html = render(<LiveProgress importId={3} first={READING} />);
  for (const said of ['120,000 rows', '20 MB of 40 MB', '12,000 rows a second', 'about 15 s left', '1,000 rejected']) {
    expect(html).toContain(said);
  }
  expect(html).toMatch(/<noscript><meta http-equiv="refresh"/i);
});

test('a load that was canceled says that it stops, and one that waits that it will not be loaded', () => {
  const stopping = render(<LiveProgress importId={3} first={{ ...READING, isCancelling: true }} />);
  expect(stopping).toContain('Canceling');
  const waiting = { ...READING, phase: 'waiting', isCancelling: true } as const;
  expect(render(<LiveProgress importId={3} first={waiting} />)).toContain('this file will not be loaded');
});
