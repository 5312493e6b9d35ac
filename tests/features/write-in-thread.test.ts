import { WarmThreads } from 'importers/load/threads/warm-threads';
import { expect, test } from 'vitest';
import type { FileTask } from '~/features/downloads/file-order';
import { writeInThread } from '~/features/downloads/write-in-thread.server';

test('a thread that is inside one piece is ended a few seconds after nobody wants the file any more', async () => {
  const from = new WarmThreads('tests/features/endless-writer.ts');
  const leaving = new AbortController();
  const written = writeInThread({} as FileTask, { wrote: () => {}, left: leaving.signal, from });
  const ended = expect(written).rejects.toThrow('stopped (exit code 1)');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const left = performance.now();
  leaving.abort();
  await ended;
  expect(performance.now() - left).toBeLessThan(10_000);
}, 30_000);
