import { performance } from 'node:perf_hooks';
import type { OpenDatabase } from 'db/open';
import { beforeEach, expect, test } from 'vitest';
import { findLine } from '~/features/imports/find-line.server';
import { callLog, openLoadDatabase, queueText } from '../importers/load-helpers';

const ROWS = 100_000;

let opened: OpenDatabase;
beforeEach(async () => {
  opened = await openLoadDatabase();
  globalThis.fairleadDatabase = Promise.resolve(opened);
});

test('a line far down a large file is looked for beside the thread that serves pages', async () => {
  const importId = await queueText(opened, callLog(Array.from({ length: ROWS }, (_, index) => ({ id: `N${index}` }))));
  const find = (line: number) => findLine({ importId, line }, { mayReadImport: true });
  expect((await find(2))?.cells?.[0]).toMatchObject({ cell: 'N0' });
  const begun = performance.eventLoopUtilization();
  expect((await find(ROWS + 1))?.cells?.[0]).toMatchObject({ cell: `N${ROWS - 1}` });
  const { active } = performance.eventLoopUtilization(begun);
  expect(await find(ROWS + 2)).toBeNull();
  expect(active).toBeLessThan(30);
});
